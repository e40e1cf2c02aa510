// LZW as GIF has it: codes of growing width, packed from the lowest bit, a dictionary that starts anew when
// full.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace minirl::detail {

/// `indices`, each below 2^bits, as one LZW stream; `bits` from 2 to 8.
std::string lzw_compress(const std::vector<std::uint8_t>& indices, int bits);

}  // namespace minirl::detail
