// A program to talk with: its standard input and output are the conversation, its standard error is kept.
#pragma once
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "files/spawn.hpp"

namespace minirl::bridge {

using Clock = std::chrono::steady_clock;

/// How a read or write went: `ended` if the program has closed its end, `late` if the deadline passed.
enum class Transfer { done, ended, late };

class ChildProcess {
 public:
  /// Starts words[0] with the others as arguments; `extra` is a file that is number 3 there. Throws IoError
  /// if that fails.
  explicit ChildProcess(const std::vector<std::string>& words, int extra = detail::StandardFiles::none);
  /// Closes the program's input, gives it a second or two to end by itself, and kills what is left of it.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  Transfer write(std::span<const std::uint8_t> bytes, Clock::time_point deadline);

  /// Whether `read` looks for a while before it sleeps; it should not on the processor that the program is
  /// on.
  void looks_before_sleeping(bool yes) { looks_ = yes; }

  /// Waits until at least `count` bytes that nobody has taken are there, and shows them in `received`.
  Transfer read(std::size_t count, Clock::time_point deadline);
  /// What has come and was not taken yet.
  std::span<const std::uint8_t> received() const { return {input_.data(), filled_}; }
  /// Forgets what has come: the next read begins a new message.
  void take_all() { filled_ = 0; }

  /// Makes room for messages of so many bytes, here and in the pipe.
  void expect(std::size_t bytes);

  /// Kills it with all that it has started.
  void kill();

  /// Waits a little for the end of a program that has closed its output, kills it if need be, and says how it
  /// ended: "ended with exit status 3", "was ended by signal 9 (Killed)".
  std::string how_it_ended();

  /// The last of what it printed and wrote to its standard error, or "".
  std::string last_words();

 private:
  Transfer wait_for(int file, short event, Clock::time_point deadline);
  void drain_errors();
  bool ends_within(std::chrono::milliseconds patience);
  void reap();

  detail::Descriptor requests_, output_, errors_;
  pid_t process_ = 0;
  bool is_reaped_ = false;
  bool looks_ = true;
  int status_ = 0;  // as waitpid gives it
  std::vector<std::uint8_t> input_;
  std::size_t filled_ = 0;
  std::string errors_text_;
};

}  // namespace minirl::bridge
