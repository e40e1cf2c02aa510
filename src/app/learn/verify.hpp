// Checking the course itself: every exercise, solution and wrong answer does what it is there for.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/learn/exercises.hpp"
#include "app/learn/toolchain.hpp"

namespace minirl::app::learning {

enum class Depth { all, without_mutants };

/// What an examination needs besides the exercises.
struct Examination {
  const Toolchain& tools;
  std::filesystem::path scratch;
  Depth depth = Depth::all;
};

struct Finding {
  std::string exercise;               // its id; the path of a file that belongs to none
  std::string good;                   // "3 mutants, run in 0.01 s"
  std::vector<std::string> problems;  // one sentence each; none if all is well
};

/// What is wrong with one exercise: the unsolved file compiles without a warning, fails, and says only "not
/// written yet"; the solution passes; each of two or more mutants fails with a message that names the
/// mistake; the checks are the same in exercise and solution; there are three hints.
Finding verify(const Exercise& exercise, const Examination& examination);

/// The same for all, on all processors, then a finding for each file that belongs to no exercise. `tell` is
/// called once for each, in the order of the course.
void verify_all(const std::vector<Exercise>& exercises, const Examination& examination,
                const std::function<void(const Finding&)>& tell);

/// The text after `// rejected: ` in a mutant's first lines; "" if there is none.
std::string rejection_of(std::string_view mutant);

/// Files in the folders exercises, solutions, hints and mutants of the course that no exercise owns.
std::vector<std::filesystem::path> strays(const std::vector<Exercise>& exercises);

}  // namespace minirl::app::learning
