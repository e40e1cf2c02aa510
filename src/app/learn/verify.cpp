#include "app/learn/verify.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "app/learn/verdict.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

namespace minirl::app::learning {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t least_mutants = 2, hints_wanted = 3, most_lines = 80;
constexpr double most_seconds_to_run = 2;

// What an exercise is checked with, and where complaints go.
struct Desk {
  const Exercise& exercise;
  const Toolchain& tools;
  const fs::path& scratch;
  Finding& finding;

  template <class... Pieces>
  void complain(const Pieces&... pieces) const {
    finding.problems.push_back(join(pieces...));
  }
  Verdict judge_text(const std::string& above, const fs::path& shown) const {
    return judge(exercise, {above, shown}, tools, scratch);
  }
};

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Everything that the failing checks say.
std::string all_words(const Verdict& verdict) {
  std::string words = verdict.message;
  for (const FailedCheck& check : verdict.report.failures) {
    words += join("\n", check.test, "\n", check.expression, "\n", check.values, "\n", check.exception);
    for (const std::string& note : check.notes) words += "\n" + note;
  }
  return words + "\n" + on_one_line(words);
}

void check_unsolved(const Desk& desk, const std::string& text, const Halves& halves) {
  const std::string expected = join("exercise ", desk.exercise.id, " is not written yet");
  if (const auto lines = split(text, '\n').size(); lines > most_lines) {
    desk.complain("the exercise has ", lines, " lines; it should fit on a screen, ", most_lines, " at most");
  }
  const Verdict verdict = desk.judge_text(halves.above, desk.exercise.unsolved());
  if (verdict.outcome == Outcome::not_compiled)
    return desk.complain("unsolved: ", on_one_line(verdict.message));
  if (verdict.passed()) return desk.complain("unsolved it passes already");
  if (!verdict.warning.empty())
    desk.complain("unsolved it compiles with a warning: ", on_one_line(verdict.warning));
  std::set<std::string> failed;
  for (const FailedCheck& check : verdict.report.failures) {
    failed.insert(check.test);
    if (check.exception != expected) {
      return desk.complain("unsolved it must say only \"", expected, "\", but ",
                           on_one_line(verdict.message));
    }
  }
  if (verdict.outcome != Outcome::not_written) desk.complain("unsolved: ", on_one_line(verdict.message));
  if (verdict.report.is_complete && static_cast<int>(failed.size()) < verdict.report.tests) {
    desk.complain("unsolved ", verdict.report.tests - static_cast<int>(failed.size()),
                  " of its checks pass: each must reach todo");
  }
}

void check_solution(const Desk& desk, const Halves& exercise) {
  const fs::path path = desk.exercise.solution();
  if (!fs::exists(path)) return desk.complain("no solution: ", path.string());
  const auto halves = divided(read_file(path));
  if (!halves) return desk.complain("the solution lacks the marker line");
  if (halves->below != exercise.below) desk.complain("the checks differ in exercise and solution");
  const Verdict verdict = desk.judge_text(halves->above, path);
  if (!verdict.passed()) desk.complain("the solution: ", on_one_line(verdict.message));
  if (!verdict.warning.empty())
    desk.complain("the solution compiles with a warning: ", on_one_line(verdict.warning));
  if (verdict.run_seconds > most_seconds_to_run) {
    desk.complain("the solution runs for ", fixed(verdict.run_seconds, 1), " s, ", most_seconds_to_run,
                  " s at most");
  }
  desk.finding.good = join("run in ", fixed(verdict.run_seconds, 2), " s");
}

void check_mutant(const Desk& desk, const fs::path& path) {
  const std::string text = read_file(path), name = "mutant " + path.filename().string();
  const std::string expected = rejection_of(text);
  if (expected.empty()) return desk.complain(name, ": its first line is no `// rejected: TEXT`");
  if (divided(text)) return desk.complain(name, ": holds the marker; only what stands above it belongs here");
  const Verdict verdict = desk.judge_text(text, path);
  if (verdict.outcome == Outcome::not_compiled)
    return desk.complain(name, ": ", on_one_line(verdict.message));
  if (verdict.passed()) return desk.complain(name, ": the checks accept this wrong answer");
  if (all_words(verdict).find(expected) == std::string::npos) {
    desk.complain(name, ": no message holds \"", expected, "\"; it says: ", on_one_line(verdict.message));
  }
}

void check_hints(const Desk& desk) {
  if (!fs::exists(desk.exercise.hints())) return desk.complain("no hints: ", desk.exercise.hints().string());
  const auto levels = hint_levels(read_file(desk.exercise.hints()));
  if (levels.size() != hints_wanted || std::count(levels.begin(), levels.end(), "") > 0) {
    desk.complain("the hints are ", levels.size(),
                  " parts; three are wanted, none empty, lines `---` between");
  }
}

// Gaps in the numbers would be holes in the course.
std::vector<Finding> gaps(const std::vector<Exercise>& exercises) {
  std::vector<Finding> found;
  std::set<std::string> seen;
  for (const Exercise& exercise : exercises) {
    const std::size_t dot = exercise.id.find('.');
    const int number = std::stoi(exercise.id.substr(dot + 1));
    const std::string before = join(exercise.id.substr(0, dot + 1), number - 1);
    if (number != 1 && seen.count(before) == 0) found.push_back({exercise.id, "", {"there is no " + before}});
    if (!seen.insert(exercise.id).second)
      found.push_back({exercise.id, "", {"two exercises have this number"}});
  }
  return found;
}

}  // namespace

std::string rejection_of(std::string_view mutant) {
  constexpr std::string_view start = "// rejected: ";
  const auto lines = split(mutant, '\n');
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i) {
    if (lines[i].rfind(start, 0) == 0) return lines[i].substr(start.size());
  }
  return "";
}

std::vector<fs::path> strays(const std::vector<Exercise>& exercises) {
  std::set<fs::path> chapters, owned, stray;
  for (const Exercise& exercise : exercises) {
    chapters.insert(exercise.folder);
    owned.insert({exercise.unsolved(), exercise.solution(), exercise.hints()});
    for (const fs::path& mutant : mutants_of(exercise)) owned.insert(mutant);
  }
  for (const fs::path& chapter : chapters) {
    for (const char* part : {"exercises", "solutions", "hints", "mutants"}) {
      if (!fs::is_directory(chapter / part)) continue;
      for (const auto& entry : fs::directory_iterator(chapter / part)) {
        if (owned.count(entry.path()) == 0) stray.insert(entry.path());
      }
    }
  }
  return {stray.begin(), stray.end()};
}

Finding verify(const Exercise& exercise, const Examination& examination) {
  Finding finding{exercise.id, "", {}};
  const Desk desk{exercise, examination.tools, examination.scratch, finding};
  const std::string text = read_file(exercise.unsolved());
  const auto halves = divided(text);
  if (!halves) {
    desk.complain("the exercise lacks the marker line");
    return finding;
  }
  check_unsolved(desk, text, *halves);
  check_solution(desk, *halves);
  check_hints(desk);
  const auto mutants = mutants_of(exercise);
  if (mutants.size() < least_mutants) desk.complain(mutants.size(), " mutants; at least two are wanted");
  if (examination.depth == Depth::without_mutants) return finding;
  for (const fs::path& mutant : mutants) check_mutant(desk, mutant);
  finding.good = join(mutants.size(), " mutants, ", finding.good);
  return finding;
}

void verify_all(const std::vector<Exercise>& exercises, const Examination& examination,
                const std::function<void(const Finding&)>& tell) {
  for (const Exercise& exercise : exercises) {  // before the work begins
    if (is_in_double(read_file(exercise.unsolved()))) examination.tools.command("", "", true);
  }
  std::vector<std::promise<Finding>> promises(exercises.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < exercises.size(); i = next++) {
      try {
        promises[i].set_value(verify(
            exercises[i], {examination.tools, examination.scratch / std::to_string(i), examination.depth}));
      } catch (...) {
        promises[i].set_exception(std::current_exception());
      }
    }
  };
  std::vector<std::future<void>> workers;  // whose ends are waited for
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    workers.push_back(std::async(std::launch::async, work));
  for (auto& promise : promises) tell(promise.get_future().get());
  for (const Finding& finding : gaps(exercises)) tell(finding);
  for (const fs::path& path : strays(exercises)) tell({path.string(), "", {"belongs to no exercise"}});
}

}  // namespace minirl::app::learning
