#include "envs/bridge/shared_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::bridge {

SharedMemory::SharedMemory() {
#ifdef MFD_ALLOW_SEALING
  file_ = detail::Descriptor(::memfd_create("minirl observations", MFD_CLOEXEC | MFD_ALLOW_SEALING),
                             "cannot make shared memory");
#endif
}

SharedMemory::~SharedMemory() {
  if (!bytes_.empty()) ::munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
}

// A file that shrinks under its reader would end this program by a signal, hence the seal.
void SharedMemory::map(std::size_t size) {
#ifdef MFD_ALLOW_SEALING
  if (::fcntl(file_.number(), F_ADD_SEALS, F_SEAL_SHRINK) != 0)
    detail::fail_with("cannot seal memory", errno);
#endif
  struct stat about {};
  if (::fstat(file_.number(), &about) != 0 || about.st_size != static_cast<off_t>(size)) {
    throw ChildError(
        join("bridge: shared memory has ", about.st_size, " bytes where ", size, " were promised"));
  }
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file_.number(), 0);
  if (start == MAP_FAILED) detail::fail_with("cannot look into shared memory", errno);
  bytes_ = {static_cast<const std::uint8_t*>(start), size};
}

}  // namespace minirl::bridge
