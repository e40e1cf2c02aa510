// Messages between this library and the Python process of the bridge: src/envs/bridge/child.py is the other
// side.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace minirl::bridge {

static_assert(std::endian::native == std::endian::little, "the bridge's numbers are little-endian");

/// What a message is. Each request has one answer: DESCRIPTION to MAKE, RESULT to RESET and STEP, PICTURE to
/// RENDER, or FAILURE instead. HELLO comes unasked, once.
enum class Opcode : std::uint8_t {
  hello = 1,
  make,
  description,
  reset,
  step,
  result,
  render,
  picture,
  failure = 254
};

/// How every message begins.
struct MessageHead {
  std::uint32_t length = 0;  // bytes that follow the head
  Opcode opcode{};
  std::uint8_t unused[3]{};
};
static_assert(sizeof(MessageHead) == 8);

/// A message under construction; it keeps its memory for the next one.
class MessageWriter {
 public:
  void begin(Opcode opcode);

  template <class T>
  requires std::is_trivially_copyable_v<T>
  void number(T value) { append(&value, sizeof value); }
  void text(std::string_view value);

  /// The message from its head on.
  std::span<const std::uint8_t> finished();

 private:
  void append(const void* from, std::size_t bytes);

  std::string bytes_;
};

/// A look at a payload that takes it apart. ChildError if it is shorter than what is asked of it.
class MessageReader {
 public:
  explicit MessageReader(std::span<const std::uint8_t> payload) : left_(payload) {}

  template <class T>
  requires std::is_trivially_copyable_v<T> T number() {
    T value;
    std::memcpy(&value, bytes(sizeof value).data(), sizeof value);
    return value;
  }
  std::string text();
  /// The next `count` bytes.
  std::span<const std::uint8_t> bytes(std::size_t count);
  /// All that is left.
  std::span<const std::uint8_t> rest() const { return left_; }

 private:
  std::span<const std::uint8_t> left_;
};

}  // namespace minirl::bridge
