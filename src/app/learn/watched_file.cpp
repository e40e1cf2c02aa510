#include "app/learn/watched_file.hpp"

#include <chrono>
#include <system_error>

#include "minirl/core/errors.hpp"
#include "minirl/core/hash.hpp"
#include "minirl/files/atomic_file.hpp"

namespace minirl::app::learning {

using Clock = std::chrono::steady_clock;

WatchedFile::WatchedFile(std::filesystem::path path)
    : path_(std::move(path)), seen_(look()), hash_(content_hash()), last_there_(Clock::now()) {}

bool WatchedFile::has_changed() {
  const Look now = look();
  if (now.is_there) last_there_ = Clock::now();
  if (now == seen_) return false;
  if (now.is_there && now.size == 0) return false;
  if (!now.is_there && Clock::now() - last_there_ < std::chrono::milliseconds(500)) return false;
  seen_ = now;
  const std::uint64_t before = hash_;
  hash_ = content_hash();
  return hash_ != before;
}

WatchedFile::Look WatchedFile::look() const {
  std::error_code error;
  Look now;
  now.is_there = std::filesystem::exists(path_, error);
  if (!now.is_there) return now;
  now.time = std::filesystem::last_write_time(path_, error);
  now.size = std::filesystem::file_size(path_, error);
  if (error) now = Look{};  // it went away between two questions
  return now;
}

std::uint64_t WatchedFile::content_hash() const {
  try {
    return fnv1a64(read_file(path_));
  } catch (const IoError&) {
    return 0;  // gone: no content has this hash but by a chance of 1 in 2^64
  }
}

}  // namespace minirl::app::learning
