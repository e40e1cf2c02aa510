// Deflate (RFC 1951) in its simplest useful form: one block, the fixed Huffman code, greedy matches.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace minirl::detail {

/// `bytes` as a zlib stream (RFC 1950). Flat drawings shrink to a few percent; photographs would not.
std::string zlib_compress(std::string_view bytes);

/// The checksum at the end of a zlib stream.
std::uint32_t adler32(std::string_view bytes);

}  // namespace minirl::detail
