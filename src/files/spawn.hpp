// Starting another program: descriptors that close themselves, pipes, and which of them become its standard
// files.
#pragma once
#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

namespace minirl::detail {

/// An open file as the system numbers it, closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;
  /// Takes over `number`; throws IoError naming `what` if that is -1, how the system says that it failed. A
  /// number that a started program's standard files could be laid over (0, 1, 2) is exchanged for a higher
  /// one.
  Descriptor(int number, const std::string& what);
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close() noexcept;

 private:
  int number_ = -1;
};

/// What is written to one end is read at the other.
struct Pipe {
  Descriptor read_end, write_end;
};

/// No program that is started later inherits its ends: else one would stay open in a stranger's hands, and
/// nobody would see that the right owner is gone. Throws IoError.
Pipe make_pipe();

/// What a program gets as its standard files; those not named are ours. One more can be handed over: it is
/// number 3 there.
struct StandardFiles {
  static constexpr int ours = -1, none = -1;
  int input = ours, output = ours, errors = ours, extra = none;
};

/// With a group of its own a program can be killed with all that it started, and a Ctrl-C at the terminal
/// does not reach it.
enum class ProcessGroup { ours, own };

/// Starts words[0] (looked up in PATH unless it has a slash) with the others as its arguments. Throws IoError
/// if that fails.
pid_t spawn(std::vector<std::string> words, const StandardFiles& files,
            ProcessGroup group = ProcessGroup::ours);

/// Throws IoError: "WHAT: " and what the system calls `error` (an errno).
[[noreturn]] void fail_with(const std::string& what, int error);

}  // namespace minirl::detail
