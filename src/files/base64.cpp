#include "minirl/files/base64.hpp"

#include <algorithm>
#include <cstdint>

#include "minirl/core/text.hpp"

namespace minirl {

std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t present = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;  // 24 bits, read as four numbers of 6
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < present ? static_cast<std::uint8_t>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += k <= present ? alphabet[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return text;
}

std::string data_uri(std::string_view type, std::string_view bytes) {
  return join("data:", type, ";base64,", base64(bytes));
}

}  // namespace minirl
