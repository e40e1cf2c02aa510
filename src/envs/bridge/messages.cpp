#include "envs/bridge/messages.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::bridge {

void MessageWriter::begin(Opcode opcode) {
  bytes_.clear();
  number(MessageHead{.opcode = opcode});
}

void MessageWriter::text(std::string_view value) {
  number(static_cast<std::uint32_t>(value.size()));
  append(value.data(), value.size());
}

std::span<const std::uint8_t> MessageWriter::finished() {
  const auto length = static_cast<std::uint32_t>(bytes_.size() - sizeof(MessageHead));
  std::memcpy(bytes_.data() + offsetof(MessageHead, length), &length, sizeof length);
  return {reinterpret_cast<const std::uint8_t*>(bytes_.data()), bytes_.size()};
}

void MessageWriter::append(const void* from, std::size_t bytes) {
  bytes_.append(static_cast<const char*>(from), bytes);
}

std::string MessageReader::text() {
  const auto size = number<std::uint32_t>();
  const auto characters = bytes(size);
  return {characters.begin(), characters.end()};
}

std::span<const std::uint8_t> MessageReader::bytes(std::size_t count) {
  if (count > left_.size()) {
    throw ChildError(
        join("bridge: ", count, " bytes were expected where a message has ", left_.size(), " left"));
  }
  const auto taken = left_.first(count);
  left_ = left_.subspan(count);
  return taken;
}

}  // namespace minirl::bridge
