// The workbook: the learner's own copies of the exercises, and what is known about them.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/learn/exercises.hpp"
#include "app/learn/progress.hpp"

namespace minirl::app::learning {

class Workbook {
 public:
  /// Opens the folder, or makes it; exercises that have no copy yet get one. Nothing that is there is written
  /// over. Throws IoError with what to do if the folder cannot be written.
  Workbook(std::filesystem::path folder, const std::vector<Exercise>& exercises);

  /// True if this start has made the folder.
  bool is_new() const { return is_new_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path file(const Exercise& exercise) const { return folder_ / exercise.place(); }

  const Progress& progress() const { return progress_; }
  /// Keeps the new progress on the disk at once.
  void set(const Progress& progress);

  /// One sentence for each exercise whose original has changed since it was copied; each is told once.
  std::vector<std::string> news();

  /// A fresh copy. What the learner had goes to a new file below backups/; returns its path, "" if there was
  /// no file.
  std::filesystem::path reset(const Exercise& exercise);

 private:
  void copy(const Exercise& exercise, Progress& progress) const;

  std::filesystem::path folder_;
  const std::vector<Exercise>& exercises_;
  Progress progress_;
  bool is_new_ = false;
};

}  // namespace minirl::app::learning
