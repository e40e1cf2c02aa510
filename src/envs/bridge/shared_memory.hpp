// Memory that a program started by this one sees too.
#pragma once
#include <cstdint>
#include <span>

#include "files/spawn.hpp"

namespace minirl::bridge {

/// It is a file without a name, empty until the other program gives it a size.
class SharedMemory {
 public:
  SharedMemory();
  ~SharedMemory();
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;

  /// False on a system that has no such files.
  bool exists() const { return file_.is_open(); }
  int number() const { return file_.number(); }

  /// Looks into it from now on. Throws ChildError unless it has got `size` bytes; they can then never be
  /// taken away.
  void map(std::size_t size);
  std::span<const std::uint8_t> bytes() const { return bytes_; }

 private:
  detail::Descriptor file_;
  std::span<const std::uint8_t> bytes_;
};

}  // namespace minirl::bridge
