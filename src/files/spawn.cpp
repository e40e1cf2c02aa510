#include "files/spawn.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

extern char** environ;

namespace minirl::detail {
namespace {

// What happens to the program's files before it starts.
class FileActions {
 public:
  explicit FileActions(const StandardFiles& files) {
    posix_spawn_file_actions_init(&actions_);
    lay_over(files.input, STDIN_FILENO);
    lay_over(files.output, STDOUT_FILENO);
    lay_over(files.errors, STDERR_FILENO);
    lay_over(files.extra, STDERR_FILENO + 1);
  }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  void lay_over(int number, int standard) {
    if (number != StandardFiles::ours) posix_spawn_file_actions_adddup2(&actions_, number, standard);
  }

  posix_spawn_file_actions_t actions_;
};

class Attributes {
 public:
  explicit Attributes(ProcessGroup group) {
    posix_spawnattr_init(&attributes_);
    if (group == ProcessGroup::ours) return;
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes_, 0);
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;

  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

}  // namespace

Descriptor::Descriptor(int number, const std::string& what) : number_(number) {
  if (number < 0) fail_with(what, errno);
  if (number > STDERR_FILENO) return;
  number_ = ::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  const int error = errno;
  ::close(number);
  if (number_ < 0) fail_with(what, error);
}

void Descriptor::close() noexcept {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

Pipe make_pipe() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) fail_with("cannot make a pipe", errno);
  return {Descriptor(ends[0], "cannot make a pipe"), Descriptor(ends[1], "cannot make a pipe")};
}

pid_t spawn(std::vector<std::string> words, const StandardFiles& files, ProcessGroup group) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  pid_t child = 0;
  const FileActions actions(files);
  const Attributes attributes(group);
  const int error =
      ::posix_spawnp(&child, pointers[0], actions.get(), attributes.get(), pointers.data(), environ);
  if (error != 0) fail_with("cannot start " + words[0], error);
  return child;
}

void fail_with(const std::string& what, int error) {
  throw IoError(join(what, ": ", std::generic_category().message(error)));
}

}  // namespace minirl::detail
