#include "app/learn/verdict.hpp"

#include <chrono>
#include <csignal>

#include "app/learn/compiler_errors.hpp"
#include "app/learn/verdict_words.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

namespace minirl::app::learning {
namespace {

namespace fs = std::filesystem;

constexpr Limits compiler_limits{.seconds = 60, .memory_kb = 0};
constexpr double most_seconds = 10;

std::string contents_or_nothing(const fs::path& path) { return fs::exists(path) ? read_file(path) : ""; }

Verdict not_compiled(const ChildEnd& end, const std::string& file) {
  Verdict verdict{.outcome = Outcome::not_compiled, .full = end.output};
  const auto error = first_error(end.output, file);
  if (end.interrupted) {
    verdict.outcome = Outcome::interrupted;
    verdict.message = "interrupted";
  } else if (end.timed_out) {
    verdict.message = join("the compiler was stopped after ", compiler_limits.seconds,
                           " s: does a template or constexpr function go on for ever?");
  } else if (error) {
    verdict.message = "it does not compile yet\n" + in_plain_words(*error);
  } else {
    verdict.message = "it does not compile; the compiler names no line, its full output says more";
  }
  return verdict;
}

Verdict judged_run(const Exercise& exercise, const ChildEnd& end, const DoctestReport& report) {
  Verdict verdict{.full = end.output, .report = report};
  const Ending ending = ending_of(end, report);
  verdict.outcome = ending.outcome;
  verdict.message =
      ending.outcome == Outcome::passed ? join(exercise.id, " passes all its checks") : ending.words;
  return verdict;
}

}  // namespace

Verdict judge(const Exercise& exercise, const Answer& answer, const Toolchain& tools,
              const fs::path& scratch) {
  const auto started = std::chrono::steady_clock::now();
  const std::string original = read_file(exercise.unsolved());
  const auto checks = divided(original);
  if (!checks) throw IoError(join(exercise.unsolved().string(), ": no line is the marker \"", marker, "\""));

  fs::create_directories(scratch);
  const fs::path source = scratch / "exercise.cpp", program = scratch / "exercise",
                 xml = scratch / "report.xml";
  const std::string file = answer.shown.string();
  // Messages speak of the learner's own file and lines.
  write_file_atomically(source, join("#line 1 \"", file, "\"\n", answer.above, checks->below));
  fs::remove(xml);
  const ChildEnd compiled =
      run_limited(tools.command(source, program, is_in_double(original)), compiler_limits);

  Verdict verdict;
  if (!compiled.went_well()) {
    verdict = not_compiled(compiled, file);
  } else {
    const ChildEnd ran = run_limited({program.string(), "--reporters=xml", "--out=" + xml.string()},
                                     {.seconds = most_seconds, .memory_kb = tools.memory_kb});
    verdict = judged_run(exercise, ran, read_report(contents_or_nothing(xml)));
    verdict.full = compiled.output + verdict.full;
    verdict.run_seconds = ran.seconds;
    if (const auto warning = first_warning(compiled.output, file)) verdict.warning = in_plain_words(*warning);
  }
  verdict.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return verdict;
}

Verdict judge_file(const Exercise& exercise, const fs::path& file, const Toolchain& tools,
                   const fs::path& scratch) {
  const auto unusable = [](std::string words) { return Verdict{.message = std::move(words)}; };
  if (!fs::exists(file)) {
    return unusable(join("the file is gone: ", file.string(), "\nsave it again, or reset ", exercise.id,
                         " for a fresh copy"));
  }
  const auto halves = divided(read_file(file));
  if (!halves) {
    return unusable(
        join("the line between your code and its checks is gone\nput it back as it was, or reset ",
             exercise.id, " (a backup of yours is kept):\n", marker));
  }
  Verdict verdict = judge(exercise, {halves->above, file}, tools, scratch);
  if (const auto original = divided(read_file(exercise.unsolved()));
      original && original->below != halves->below) {
    verdict.message += "\n(the checks in your copy are not those of the course, which were used)";
  }
  return verdict;
}

}  // namespace minirl::app::learning
