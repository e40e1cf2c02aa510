#include "app/learn/workbook.hpp"

#include <system_error>

#include "minirl/core/errors.hpp"
#include "minirl/core/hash.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

namespace minirl::app::learning {
namespace {

namespace fs = std::filesystem;

fs::path progress_file(const fs::path& folder) { return folder / "progress.txt"; }

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw IoError(join("cannot make the folder ", folder.string(), ": ", error.message(),
                       "; make it writable, or give another one with --workbook DIR"));
  }
}

void write(const fs::path& path, std::string_view text) {
  try {
    write_file_atomically(path, text);
  } catch (const IoError& error) {
    throw IoError(join(error.what(), "; make that folder writable, or give another one with --workbook DIR"));
  }
}

// backups/04_reinforce/1_discounting.2.cpp: the first number that is free.
fs::path free_backup(const fs::path& folder, const Exercise& exercise) {
  const fs::path backups = folder / "backups" / exercise.folder.filename();
  make_folder(backups);
  for (int number = 1;; ++number) {
    const fs::path path = backups / join(exercise.file, ".", number, ".cpp");
    if (!fs::exists(path)) return path;
  }
}

}  // namespace

Workbook::Workbook(fs::path folder, const std::vector<Exercise>& exercises)
    : folder_(std::move(folder)), exercises_(exercises) {
  const fs::path kept = progress_file(folder_);
  is_new_ = !fs::exists(kept);
  make_folder(folder_);
  if (!is_new_) progress_ = parse_progress(read_file(kept), kept.string());

  Progress progress = progress_;
  for (const Exercise& exercise : exercises_) {
    // A copy that was made once and is gone is the learner's doing: reset brings it back.
    const bool is_known = progress.originals.count(exercise.key()) > 0;
    if (!is_known && !fs::exists(file(exercise))) copy(exercise, progress);
  }
  if (is_new_ || !(progress == progress_)) set(progress);
}

void Workbook::set(const Progress& progress) {
  write(progress_file(folder_), to_text(progress));
  progress_ = progress;
}

std::vector<std::string> Workbook::news() {
  std::vector<std::string> sentences;
  Progress progress = progress_;
  for (const Exercise& exercise : exercises_) {
    const auto copied = progress.originals.find(exercise.key());
    const std::uint64_t now = fnv1a64(read_file(exercise.unsolved()));
    if (copied == progress.originals.end()) continue;
    if (copied->second == now || progress.announced[exercise.key()] == now) continue;
    progress.announced[exercise.key()] = now;
    sentences.push_back(join("exercise ", exercise.id,
                             " has changed in the course; your copy stays as it is. ",
                             "`./minirl learn reset ", exercise.id, "` takes the new one and keeps yours."));
  }
  std::erase_if(progress.announced, [](const auto& entry) { return entry.second == 0; });
  if (!(progress == progress_)) set(progress);
  return sentences;
}

fs::path Workbook::reset(const Exercise& exercise) {
  const fs::path mine = file(exercise);
  fs::path backup;
  if (fs::exists(mine)) {
    backup = free_backup(folder_, exercise);
    write(backup, read_file(mine));
  }
  Progress progress = progress_;
  progress.solved.erase(exercise.key());
  progress.announced.erase(exercise.key());
  copy(exercise, progress);
  set(progress);
  return backup;
}

void Workbook::copy(const Exercise& exercise, Progress& progress) const {
  const std::string original = read_file(exercise.unsolved());
  make_folder(file(exercise).parent_path());
  write(file(exercise), original);
  progress.originals[exercise.key()] = fnv1a64(original);
}

}  // namespace minirl::app::learning
