#include "envs/bridge/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "minirl/core/text.hpp"

namespace minirl::bridge {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kept_errors = 4096;  // bytes of standard error
constexpr auto time_to_look = 500us;       // for an answer, before sleeping
constexpr auto longest_look = 20us;        // unless others use the core meanwhile
constexpr auto time_to_close = 2000ms;     // for a program that has nothing to do any more
constexpr auto time_to_end = 1000ms;       // for a program that has closed its output

// As poll takes it: rounded up, and not so long that it would overflow.
int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

// Writing to a pipe that nobody reads raises SIGPIPE, which would end this program: it is held back
// meanwhile, and taken out if it came.
ssize_t write_quietly(int file, std::span<const std::uint8_t> bytes) {
  sigset_t pipe, before;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &pipe, &before);
  const ssize_t n = ::write(file, bytes.data(), bytes.size());
  const int error = errno;
  if (n < 0 && error == EPIPE) {
    constexpr timespec at_once{};
    ::sigtimedwait(&pipe, nullptr, &at_once);
  }
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  errno = error;
  return n;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& words, int extra) : input_(std::size_t{1} << 16) {
  auto [input, our_requests] = detail::make_pipe();
  auto [our_output, output] = detail::make_pipe();
  auto [our_errors, errors] = detail::make_pipe();
  process_ = detail::spawn(
      words, {.input = input.number(), .output = output.number(), .errors = errors.number(), .extra = extra},
      detail::ProcessGroup::own);
  ::fcntl(our_requests.number(), F_SETFL, O_NONBLOCK);
  ::fcntl(our_output.number(), F_SETFL, O_NONBLOCK);
  ::fcntl(our_errors.number(), F_SETFL, O_NONBLOCK);
  requests_ = std::move(our_requests);
  output_ = std::move(our_output);
  errors_ = std::move(our_errors);
}

ChildProcess::~ChildProcess() {
  requests_.close();
  ends_within(time_to_close);
  kill();
}

void ChildProcess::expect(std::size_t bytes) {
  if (bytes <= input_.size()) return;
  input_.resize(bytes);
#ifdef F_SETPIPE_SZ
  ::fcntl(output_.number(), F_SETPIPE_SZ, 1 << 20);  // a refusal costs time only
#endif
}

Transfer ChildProcess::write(std::span<const std::uint8_t> bytes, Clock::time_point deadline) {
  while (!bytes.empty()) {
    const ssize_t n = write_quietly(requests_.number(), bytes);
    if (n >= 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(n));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return Transfer::ended;
    const Transfer ready = wait_for(requests_.number(), POLLOUT, deadline);
    if (ready != Transfer::done) return ready;
  }
  return Transfer::done;
}

// Looks again and again before it sleeps: who sleeps has to be woken on another core, which can take 30 us,
// where a step of CartPole takes 6. It stops looking at once when other programs need the core.
Transfer ChildProcess::read(std::size_t count, Clock::time_point deadline) {
  expect(count);
  const auto started = Clock::now();
  auto looked = started;
  bool looks = looks_;
  while (filled_ < count) {
    const ssize_t n = ::read(output_.number(), input_.data() + filled_, input_.size() - filled_);
    if (n == 0) return Transfer::ended;
    if (n > 0) filled_ += static_cast<std::size_t>(n);
    if (n > 0 || errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return Transfer::ended;
    if (looks) {
      ::sched_yield();
      const auto now = Clock::now();
      looks = now - looked < longest_look && now - started < time_to_look;
      looked = now;
      continue;
    }
    const Transfer ready = wait_for(output_.number(), POLLIN, deadline);
    if (ready != Transfer::done) return ready;
  }
  return Transfer::done;
}

// Standard error is read meanwhile: a program that prints much would else wait for us for ever.
Transfer ChildProcess::wait_for(int file, short event, Clock::time_point deadline) {
  for (;;) {
    pollfd files[2] = {{file, event, 0}, {errors_.number(), POLLIN, 0}};  // a closed one, -1, is passed over
    const int ready = ::poll(files, 2, milliseconds_until(deadline));
    if (ready < 0 && errno != EINTR) detail::fail_with("cannot wait for a process", errno);
    if (ready > 0 && files[1].revents != 0) drain_errors();
    if (ready > 0 && files[0].revents != 0) return Transfer::done;
    if (ready <= 0 && Clock::now() >= deadline) return Transfer::late;
  }
}

// A bounded look: who never stops printing must not keep us from the deadline.
void ChildProcess::drain_errors() {
  char buffer[4096];
  for (int looks = 0; looks < 64 && errors_.is_open(); ++looks) {
    const ssize_t n = ::read(errors_.number(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (n <= 0) return errors_.close();
    errors_text_.append(buffer, static_cast<std::size_t>(n));
    if (errors_text_.size() > 2 * kept_errors) errors_text_.erase(0, errors_text_.size() - kept_errors);
  }
}

void ChildProcess::kill() {
  if (is_reaped_) return;
  ::kill(-process_, SIGKILL);  // not reaped yet, so the number cannot have gone to somebody else
  reap();
}

void ChildProcess::reap() {
  while (::waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
  }
  is_reaped_ = true;
}

// Looks without reaping: what the program has started shares its number as a group, and is killed first.
bool ChildProcess::ends_within(std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  for (auto pause = 1ms; !is_reaped_; pause = std::min(2 * pause, 20ms)) {
    siginfo_t end{};
    const int looked = ::waitid(P_PID, static_cast<id_t>(process_), &end, WEXITED | WNOHANG | WNOWAIT);
    if (looked != 0 && errno != EINTR) is_reaped_ = true;  // by a program that ignores SIGCHLD
    if (end.si_pid != 0 || is_reaped_) return true;
    drain_errors();
    if (Clock::now() >= deadline) return false;
    ::poll(nullptr, 0, static_cast<int>(pause.count()));
  }
  return true;
}

std::string ChildProcess::how_it_ended() {
  if (!ends_within(time_to_end)) {
    kill();
    return "closed its output and was killed";
  }
  kill();
  if (WIFSIGNALED(status_)) {
    return join("was ended by signal ", WTERMSIG(status_), " (", ::strsignal(WTERMSIG(status_)), ")");
  }
  return join("ended with exit status ", WEXITSTATUS(status_));
}

std::string ChildProcess::last_words() {
  drain_errors();
  std::string_view text = errors_text_;
  if (text.size() > kept_errors) text.remove_prefix(text.size() - kept_errors);
  const std::size_t end = text.find_last_not_of(" \n\r\t");
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

}  // namespace minirl::bridge
