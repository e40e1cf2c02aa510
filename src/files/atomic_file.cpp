#include "minirl/files/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

[[noreturn]] void fail(const char* action, const std::filesystem::path& path, int error) {
  throw IoError(join("cannot ", action, " ", path.string(), ": ", std::generic_category().message(error)));
}

// An open file that is closed whatever happens.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

// Opens a new file under a name beside `path` that nobody else has, and puts that name into `name`.
int open_beside(const std::filesystem::path& path, std::string& name) {
  for (int attempt = 0;; ++attempt) {
    name = join(path.string(), ".tmp-", ::getpid(), "-", attempt);
    const int number = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number >= 0) return number;
    if (errno != EEXIST) fail("write", path, errno);
  }
}

// A file beside `path`, which is removed again unless it was renamed to `path`.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& path) : path_(path), file_(open_beside(path, name_)) {}
  ~TemporaryFile() {
    if (!kept_) ::unlink(name_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail("write", path_, errno);
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void keep() {
    if (::fsync(file_.get()) != 0) fail("write", path_, errno);
    if (file_.close() != 0) fail("write", path_, errno);
    if (::rename(name_.c_str(), path_.c_str()) != 0) fail("write", path_, errno);
    kept_ = true;
  }

 private:
  std::filesystem::path path_;
  std::string name_;
  Descriptor file_;
  bool kept_ = false;
};

// Without this a power cut may forget the new name. Some file systems cannot do it: then the rename is all
// there is.
void sync_folder_of(const std::filesystem::path& path) {
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() >= 0 && ::fsync(opened.get()) != 0 && errno == EIO) fail("write", path, errno);
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) fail("read", path, errno);
  std::string bytes;
  struct stat about {};
  if (::fstat(file.get(), &about) == 0 && about.st_size > 0)
    bytes.reserve(static_cast<std::size_t>(about.st_size));
  std::string block(1 << 16, '\0');
  for (;;) {
    const ssize_t count = ::read(file.get(), block.data(), block.size());
    if (count < 0 && errno != EINTR) fail("read", path, errno);
    if (count == 0) return bytes;
    if (count > 0) bytes.append(block, 0, static_cast<std::size_t>(count));
  }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  if (!path.has_filename()) throw IoError(join("cannot write '", path.string(), "': it names no file"));
  TemporaryFile file(path);
  file.write(bytes);
  file.keep();
  sync_folder_of(path);
}

}  // namespace minirl
