// A learner at work: the exercises, the workbook and the compiler, and what happens between them.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/learn/exercises.hpp"
#include "app/learn/toolchain.hpp"
#include "app/learn/verdict.hpp"
#include "app/learn/workbook.hpp"

namespace minirl::app::learning {

/// A folder for compiled exercises that goes away with the object.
class Scratch {
 public:
  explicit Scratch(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

class Session {
 public:
  /// Finds the exercises of `tools.course` and opens `tools.workbook`. Throws ConfigError, IoError.
  Session(Toolchain tools, const std::filesystem::path& scratch);

  const std::vector<Exercise>& exercises() const { return exercises_; }
  Workbook& workbook() { return workbook_; }
  /// The copy's path, from the working folder where that is shorter.
  std::string shown_file(const Exercise& exercise) const;
  /// The path of its chapter's lesson in the same way; empty if there is none.
  std::string shown_lesson(const Exercise& exercise) const;

  /// Where the learner is: the exercise left last, or the first that is not solved.
  const Exercise& current() const;
  void go_to(const Exercise& exercise);
  /// The first unsolved exercise after the current one, then from the start; nullptr if all are solved.
  const Exercise* next() const;

  bool is_solved(const Exercise& exercise) const;
  std::size_t solved() const;

  /// Judges the learner's copy; solved or not is kept.
  Verdict judge(const Exercise& exercise);
  /// The hints seen so far and one more, each with its number.
  std::string hint(const Exercise& exercise);
  /// The learner's code against the commented solution. Throws StateError unless it is solved.
  std::string solution(const Exercise& exercise) const;

 private:
  Toolchain tools_;
  std::vector<Exercise> exercises_;
  Workbook workbook_;
  Scratch scratch_;
};

}  // namespace minirl::app::learning
