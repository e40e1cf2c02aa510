#include "app/child.hpp"

#include <fcntl.h>
#include <sys/wait.h>

#include <cerrno>

#include "files/spawn.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {

using detail::Descriptor;

int run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
              const std::filesystem::path& log) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());

  Descriptor output;
  if (!log.empty()) {
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    output = Descriptor(::open(log.c_str(), flags, 0666), join("cannot write ", log.string()));
  }
  const pid_t child = detail::spawn(words, {.output = output.number(), .errors = output.number()});
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) detail::fail_with(join("cannot wait for ", program.string()), errno);
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace minirl::app
