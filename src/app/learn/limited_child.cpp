#include "app/learn/limited_child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>

#include "app/learn/interrupt.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

extern char** environ;

namespace minirl::app::learning {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t most_output = 1 << 20;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

[[noreturn]] void fail(const std::string& what, int error) {
  throw IoError(join(what, ": ", std::generic_category().message(error)));
}

// The child's output arrives here; closed at the end whatever happens.
struct Pipe {
  int read_end = -1, write_end = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) fail("cannot make a pipe", errno);
    read_end = ends[0];
    write_end = ends[1];
    ::fcntl(read_end, F_SETFL, O_NONBLOCK);
  }
  ~Pipe() {
    ::close(read_end);
    close_write_end();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_write_end() {
    if (write_end >= 0) ::close(write_end);
    write_end = -1;
  }
};

// A shell sets the limits that posix_spawn cannot, and becomes the program.
std::vector<std::string> limited(const std::vector<std::string>& words, std::int64_t memory_kb) {
  std::vector<std::string> all{"/bin/sh", "-c", "ulimit -c 0; exec \"$0\" \"$@\""};
  if (memory_kb > 0) all[2] = join("ulimit -v ", memory_kb, "; ", all[2]);
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

pid_t start(std::vector<std::string> words, const Pipe& pipe) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe.write_end, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipe.write_end, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, pointers[0], &actions, &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) fail("cannot start " + words[0], error);
  return child;
}

// Takes what is there; beyond the limit it is thrown away, so that the child is not held up. False at the
// end.
bool drain(int file, std::string& output) {
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(file, buffer, sizeof buffer);
    if (n == 0) return false;
    if (n < 0) return errno == EAGAIN || errno == EINTR;
    const std::size_t room = most_output - output.size();
    output.append(buffer, std::min(static_cast<std::size_t>(n), room));
    if (static_cast<std::size_t>(n) < sizeof buffer) return true;
  }
}

// One short wait for output, or for the end once the output is closed.
void wait_a_little(int file, bool is_open) {
  pollfd waiting{file, POLLIN, 0};
  if (is_open) {
    ::poll(&waiting, 1, 20);
  } else {
    ::usleep(500);
  }
}

}  // namespace

ChildEnd run_limited(const std::vector<std::string>& words, const Limits& limits) {
  ChildEnd end;
  Pipe pipe;
  const auto started = Clock::now();
  const pid_t child = start(limited(words, limits.memory_kb), pipe);
  pipe.close_write_end();

  int status = 0;
  bool is_open = true, is_killed = false;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    wait_a_little(pipe.read_end, is_open);
    is_open = is_open && drain(pipe.read_end, end.output);
    if (is_killed) continue;
    end.timed_out = seconds_since(started) > limits.seconds;
    end.interrupted = interrupted();
    is_killed = end.timed_out || end.interrupted;
    if (is_killed) ::kill(-child, SIGKILL);
  }
  ::kill(-child, SIGKILL);  // what it has left running
  if (is_open) drain(pipe.read_end, end.output);
  end.seconds = seconds_since(started);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
  return end;
}

}  // namespace minirl::app::learning
