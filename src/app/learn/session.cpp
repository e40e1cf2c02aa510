#include "app/learn/session.hpp"

#include <algorithm>
#include <system_error>

#include "app/learn/text_diff.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

namespace minirl::app::learning {
namespace {

std::string shown(const std::filesystem::path& file) {
  const std::string relative = file.lexically_relative(std::filesystem::current_path()).string();
  return relative.empty() || relative.rfind("../..", 0) == 0 ? file.string() : relative;
}

}  // namespace

Scratch::~Scratch() {
  std::error_code ignored;  // what stays behind is in the build folder
  std::filesystem::remove_all(folder_, ignored);
}

Session::Session(Toolchain tools, const std::filesystem::path& scratch)
    : tools_(std::move(tools)),
      exercises_(find_exercises(tools_.course)),
      workbook_(std::filesystem::absolute(tools_.workbook).lexically_normal(), exercises_),
      scratch_(scratch) {}

std::string Session::shown_file(const Exercise& exercise) const { return shown(workbook_.file(exercise)); }

std::string Session::shown_lesson(const Exercise& exercise) const {
  const std::filesystem::path lesson = exercise.folder / "README.md";
  return std::filesystem::exists(lesson) ? shown(lesson) : "";
}

const Exercise& Session::current() const {
  for (const Exercise& exercise : exercises_) {
    if (exercise.key() == workbook_.progress().current) return exercise;
  }
  const auto open = std::find_if_not(exercises_.begin(), exercises_.end(),
                                     [this](const Exercise& exercise) { return is_solved(exercise); });
  return open == exercises_.end() ? exercises_.front() : *open;
}

void Session::go_to(const Exercise& exercise) {
  Progress progress = workbook_.progress();
  if (progress.current == exercise.key()) return;
  progress.current = exercise.key();
  workbook_.set(progress);
}

const Exercise* Session::next() const {
  const auto here = static_cast<std::size_t>(&current() - exercises_.data());
  for (std::size_t i = 1; i <= exercises_.size(); ++i) {
    const Exercise& exercise = exercises_[(here + i) % exercises_.size()];
    if (!is_solved(exercise)) return &exercise;
  }
  return nullptr;
}

bool Session::is_solved(const Exercise& exercise) const {
  return workbook_.progress().solved.count(exercise.key()) > 0;
}

std::size_t Session::solved() const {
  return static_cast<std::size_t>(std::count_if(exercises_.begin(), exercises_.end(),
                                                [this](const Exercise& e) { return is_solved(e); }));
}

Verdict Session::judge(const Exercise& exercise) {
  const Verdict verdict = judge_file(exercise, workbook_.file(exercise), tools_, scratch_.folder());
  if (verdict.outcome == Outcome::interrupted || verdict.passed() == is_solved(exercise)) return verdict;
  Progress progress = workbook_.progress();
  if (verdict.passed()) {
    progress.solved.insert(exercise.key());
  } else {
    progress.solved.erase(exercise.key());
  }
  workbook_.set(progress);
  return verdict;
}

std::string Session::hint(const Exercise& exercise) {
  const std::vector<std::string> levels = hint_levels(read_file(exercise.hints()));
  Progress progress = workbook_.progress();
  int& seen = progress.hints[exercise.key()];
  const bool is_more = seen < static_cast<int>(levels.size());
  seen = std::min(seen + 1, static_cast<int>(levels.size()));
  workbook_.set(progress);
  std::string text;
  for (int level = 1; level <= seen; ++level) {
    text += join(level > 1 ? "\n\n" : "", "hint ", level, " of ", levels.size(), "\n",
                 levels[static_cast<std::size_t>(level - 1)]);
  }
  if (!is_more) text += "\n\nThere are no more hints.";
  return text;
}

std::string Session::solution(const Exercise& exercise) const {
  if (!is_solved(exercise)) {
    throw StateError(join(exercise.id,
                          " is not solved yet: its solution is shown once your own passes. `./minirl "
                          "learn hint ",
                          exercise.id, "` helps"));
  }
  const auto mine = divided(read_file(workbook_.file(exercise)));
  const auto theirs = divided(read_file(exercise.solution()));
  const std::string diff = text_diff(mine ? mine->above : "", theirs ? theirs->above : "");
  if (diff.empty()) return "your code is the course's solution, letter for letter";
  return "from your code (-) to the course's solution (+)\n" + diff;
}

}  // namespace minirl::app::learning
