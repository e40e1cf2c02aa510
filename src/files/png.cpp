#include "minirl/files/png.hpp"

#include "files/deflate.hpp"

namespace minirl {
namespace {

// CRC-32 as PNG and Ethernet have it: reflected, polynomial 0xEDB88320.
std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~0u;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint8_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
  }
  return ~crc;
}

std::string big_endian(std::uint32_t value) {
  std::string four;
  for (int shift = 24; shift >= 0; shift -= 8) four += static_cast<char>(value >> shift & 0xFF);
  return four;
}

std::string chunk(std::string_view type, std::string_view content) {
  std::string body(type);
  body += content;
  return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(crc32(body));
}

// Each row behind the number of its filter. Filter 0 (none): in drawings the matches find more than a filter
// does.
std::string filtered_rows(const RgbView& picture) {
  const std::size_t stride = static_cast<std::size_t>(picture.width) * 3;
  std::string rows;
  rows.reserve(picture.bytes.size() + static_cast<std::size_t>(picture.height));
  for (std::size_t i = 0; i < picture.bytes.size(); ++i) {
    if (i % stride == 0) rows += '\0';
    rows += static_cast<char>(picture.bytes[i]);
  }
  return rows;
}

}  // namespace

std::string encode_png(const RgbView& picture) {
  check_picture("encode_png", picture);
  std::string header = big_endian(static_cast<std::uint32_t>(picture.width));
  header += big_endian(static_cast<std::uint32_t>(picture.height));
  header += {8, 2, 0, 0, 0};  // 8 bits, RGB; deflate, the standard filters, not interlaced
  const std::string signature = "\x89PNG\r\n\x1a\n";
  return signature + chunk("IHDR", header) + chunk("IDAT", detail::zlib_compress(filtered_rows(picture))) +
         chunk("IEND", "");
}

}  // namespace minirl
