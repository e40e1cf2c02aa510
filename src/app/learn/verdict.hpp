// Judging an exercise: compile it with its checks, run it, and say in plain words what came out.
#pragma once
#include <filesystem>
#include <string>

#include "app/learn/doctest_report.hpp"
#include "app/learn/exercises.hpp"
#include "app/learn/toolchain.hpp"

namespace minirl::app::learning {

enum class Outcome { passed, not_written, wrong, not_compiled, crashed, timed_out, unusable, interrupted };

struct Verdict {
  Outcome outcome = Outcome::unusable;
  std::string message{};   // plain words, several lines
  std::string warning{};   // the compiler's first, in plain words, or ""
  std::string full{};      // all that compiler and program printed
  DoctestReport report{};  // empty if it never ran
  double seconds = 0;      // from the start of the compiler to the verdict
  double run_seconds = 0;  // of these in the exercise's own program

  bool passed() const { return outcome == Outcome::passed; }
  /// The first line of the message.
  std::string headline() const { return message.substr(0, message.find('\n')); }
};

/// One text to be judged with the checks of `exercise`.
struct Answer {
  std::string above;            // what stands above the marker
  std::filesystem::path shown;  // the file that messages name
};

/// Compiles and runs the answer in the folder `scratch`. Throws IoError if that cannot be written,
/// DoubleIsMissing if the exercise needs the library in double.
Verdict judge(const Exercise& exercise, const Answer& answer, const Toolchain& tools,
              const std::filesystem::path& scratch);

/// Judges a learner's file. A file that is gone, empty or without the marker is `unusable`, with what to do.
Verdict judge_file(const Exercise& exercise, const std::filesystem::path& file, const Toolchain& tools,
                   const std::filesystem::path& scratch);

}  // namespace minirl::app::learning
