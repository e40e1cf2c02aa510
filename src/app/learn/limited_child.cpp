#include "app/learn/limited_child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

#include "app/interrupt.hpp"
#include "files/spawn.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

using detail::Descriptor;
using Clock = std::chrono::steady_clock;
constexpr std::size_t most_output = 1 << 20;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// A shell sets the limits that posix_spawn cannot, and becomes the program.
std::vector<std::string> limited(const std::vector<std::string>& words, std::int64_t memory_kb) {
  std::vector<std::string> all{"/bin/sh", "-c", "ulimit -c 0; exec \"$0\" \"$@\""};
  if (memory_kb > 0) all[2] = join("ulimit -v ", memory_kb, "; ", all[2]);
  all.insert(all.end(), words.begin(), words.end());
  return all;
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
  const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC), "cannot open /dev/null");
  auto [output, input] = detail::make_pipe();
  ::fcntl(output.number(), F_SETFL, O_NONBLOCK);
  const auto started = Clock::now();
  const pid_t child =
      detail::spawn(limited(words, limits.memory_kb),
                    {.input = nothing.number(), .output = input.number(), .errors = input.number()},
                    detail::ProcessGroup::own);
  input.close();

  int status = 0;
  bool is_open = true, is_killed = false;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    wait_a_little(output.number(), is_open);
    is_open = is_open && drain(output.number(), end.output);
    if (is_killed) continue;
    end.timed_out = seconds_since(started) > limits.seconds;
    end.interrupted = interrupted();
    is_killed = end.timed_out || end.interrupted;
    if (is_killed) ::kill(-child, SIGKILL);
  }
  ::kill(-child, SIGKILL);  // what it has left running
  if (is_open) drain(output.number(), end.output);
  end.seconds = seconds_since(started);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
  return end;
}

}  // namespace minirl::app::learning
