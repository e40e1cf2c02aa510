// How TensorBoard's event files are put together: the checksum, the frame of a record, the fields of a
// message.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace minirl::detail {

/// CRC-32C (Castagnoli): reflected, polynomial 0x82F63B78; that of iSCSI (RFC 3720) and of TFRecord.
std::uint32_t crc32c(std::string_view bytes);

/// `content` as one TFRecord: its length in 8 bytes, their checksum, the content, its checksum. Numbers are
/// little-endian, checksums masked: a checksum of bytes that hold checksums would be a weak one.
std::string tfrecord(std::string_view content);

/// A protobuf message, field by field.
class Message {
 public:
  Message& add(int field, std::uint64_t value);     // a varint
  Message& add(int field, double value);            // 8 bytes
  Message& add(int field, float value);             // 4 bytes
  Message& add(int field, std::string_view bytes);  // a text or a message
  const std::string& bytes() const { return bytes_; }

 private:
  enum WireType { varint = 0, eight_bytes = 1, counted = 2, four_bytes = 5 };

  void key(int field, WireType type);
  void put_varint(std::uint64_t value);

  std::string bytes_;
};

}  // namespace minirl::detail
