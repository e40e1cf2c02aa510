// FNV-1a, the hash that turns names into stream keys and long results into one comparable number.
#pragma once
#include <cstdint>
#include <string_view>

namespace minirl {

/// The 64-bit FNV-1a hash of `bytes`; give the hash so far as `hash` to continue it.
constexpr std::uint64_t fnv1a64(std::string_view bytes, std::uint64_t hash = 0xcbf29ce484222325) {
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3;
  }
  return hash;
}

}  // namespace minirl
