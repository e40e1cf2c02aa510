#include "app/run_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {

RunLock::RunLock(const std::filesystem::path& folder)
    : file_(folder / "run.lock"), descriptor_(::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0)
    throw IoError(join("cannot write ", file_.string(), ": ", std::generic_category().message(errno)));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(descriptor_);
  throw ConfigError(join("another process is training in ", folder.string(), "; wait for it, or stop it"));
}

RunLock::~RunLock() {
  ::unlink(file_.c_str());
  ::close(descriptor_);
}

}  // namespace minirl::app
