// A file whose changes are noticed by its time, size and content.
#pragma once
#include <cstdint>
#include <filesystem>

namespace minirl::app::learning {

class WatchedFile {
 public:
  /// Remembers the file as it is now.
  explicit WatchedFile(std::filesystem::path path);

  /// True if the content is another one than at the last time this was asked. A file that is gone counts as
  /// changed after half a second without it, because editors replace files; an empty one is still being
  /// written.
  bool has_changed();

 private:
  struct Look {
    bool is_there = false;
    std::filesystem::file_time_type time{};
    std::uintmax_t size = 0;
    bool operator==(const Look&) const = default;
  };
  Look look() const;
  std::uint64_t content_hash() const;

  std::filesystem::path path_;
  Look seen_;
  std::uint64_t hash_ = 0;
  std::chrono::steady_clock::time_point last_there_;
};

}  // namespace minirl::app::learning
