// RunLock: only one process at a time works on the folder of a run.
#pragma once
#include <filesystem>

namespace minirl::app {

class RunLock {
 public:
  /// Throws ConfigError if another process holds the lock of this folder, IoError if the folder cannot be
  /// written. The lock ends with this value, and with the process, however that ends.
  explicit RunLock(const std::filesystem::path& folder);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

 private:
  std::filesystem::path file_;
  int descriptor_;
};

}  // namespace minirl::app
