// SHA-512, by which the old gym turned a seed into a state of its generator. Source: FIPS 180-4.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace minirl {

/// The hash of `bytes` as eight words, of which the first byte of the digest is the highest of the first.
std::array<std::uint64_t, 8> sha512(std::string_view bytes);

}  // namespace minirl
