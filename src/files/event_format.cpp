#include "files/event_format.hpp"

#include <array>
#include <bit>

namespace minirl::detail {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0x82F63B78u : crc >> 1;
    table[byte] = crc;
  }
  return table;
}

std::string little_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i & 0xFF);
  return text;
}

std::string masked_checksum(std::string_view bytes) {
  return little_endian(std::rotr(crc32c(bytes), 15) + 0xA282EAD8u, 4);
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes) {
  static constexpr auto table = crc_table();
  std::uint32_t crc = ~0u;
  for (const char byte : bytes) crc = crc >> 8 ^ table[(crc ^ static_cast<std::uint8_t>(byte)) & 0xFF];
  return ~crc;
}

std::string tfrecord(std::string_view content) {
  const std::string length = little_endian(content.size(), 8);
  return length + masked_checksum(length) + std::string(content) + masked_checksum(content);
}

Message& Message::add(int field, std::uint64_t value) {
  key(field, varint);
  put_varint(value);
  return *this;
}

Message& Message::add(int field, double value) {
  key(field, eight_bytes);
  bytes_ += little_endian(std::bit_cast<std::uint64_t>(value), 8);
  return *this;
}

Message& Message::add(int field, float value) {
  key(field, four_bytes);
  bytes_ += little_endian(std::bit_cast<std::uint32_t>(value), 4);
  return *this;
}

Message& Message::add(int field, std::string_view bytes) {
  key(field, counted);
  put_varint(bytes.size());
  bytes_ += bytes;
  return *this;
}

void Message::key(int field, WireType type) { put_varint(static_cast<std::uint64_t>(field) << 3 | type); }

// Seven bits a byte, lowest first; the top bit says that more follow.
void Message::put_varint(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7F) | 0x80);
  bytes_ += static_cast<char>(value);
}

}  // namespace minirl::detail
