// The verb learn: the exercises, watched or one verb at a time.
#include <unistd.h>

#include <iostream>

#include "app/arguments.hpp"
#include "app/interrupt.hpp"
#include "app/learn/session.hpp"
#include "app/learn/terminal.hpp"
#include "app/learn/verify.hpp"
#include "app/learn/watch.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/json.hpp"

namespace minirl::app {
namespace {

namespace fs = std::filesystem;
using namespace learning;

const Usage usage{
    .verb = "learn",
    .operands = "[WHAT] [EXERCISE]",
    .about =
        "The exercises. Without WHAT: watches EXERCISE, or the one at hand, and says what it finds whenever\n"
        "  you save it.\n"
        "  WHAT is list, run, hint (one more each time), reset (keeps a backup), solution (after passing),\n"
        "  check-all (all of yours), or verify (the course itself, or the chapter of that number:\n"
        "  solutions pass, wrong answers fail).",
    .options = {{"--json", "", "one line for each exercise, with run, check-all, list and verify"},
                {"--quick", "", "verify without the wrong answers"},
                {"--course", "DIR", "the folder of the chapters, instead of tutorials/"},
                {"--workbook", "DIR", "the folder of your copies, instead of workbook/"}},
    .least = 0,
    .most = 2,
    .examples = {"learn", "learn 1.7", "learn list", "learn run 4.1", "learn hint", "learn check-all --json",
                 "learn verify 4"},
};

constexpr int status_double_is_missing = 3;  // the launcher builds that library and starts again

fs::path build_folder() { return fs::read_symlink("/proc/self/exe").parent_path(); }

Toolchain toolchain_for(const Arguments& arguments) {
  const fs::path conf = build_folder() / "learn.conf";
  if (!fs::exists(conf)) throw ConfigError("this program knows no compiler: start it with ./minirl learn");
  Toolchain tools = parse_toolchain(read_file(conf), conf.string());
  if (arguments.has("--course")) tools.course = fs::absolute(arguments.value("--course")).lexically_normal();
  if (arguments.has("--workbook")) tools.workbook = arguments.value("--workbook");
  if (!fs::is_directory(tools.course)) throw ConfigError(tools.course.string() + " is not a folder");
  return tools;
}

fs::path scratch_folder() { return build_folder() / "learn" / std::to_string(::getpid()); }

std::string in_utf8(std::string text) {
  for (std::size_t good = valid_utf8(text); good < text.size(); good = valid_utf8(text)) text[good] = '?';
  return text;
}

void print_json(const std::string& exercise, bool has_passed, const std::string& message) {
  std::cout << join("{\"exercise\": ", json_quoted(in_utf8(exercise)), ", \"passed\": ", has_passed,
                    ", \"message\": ", json_quoted(in_utf8(message)), "}")
            << std::endl;
}

// What one verb has to hand.
struct Call {
  const Arguments& arguments;
  Session& session;
  const Exercise& exercise;

  bool wants_json() const { return arguments.has("--json"); }
};

void print_verdict(const Call& call, const Exercise& exercise, const Verdict& verdict) {
  if (call.wants_json()) return print_json(exercise.id, verdict.passed(), verdict.message);
  std::cout << verdict.message << '\n';
  if (!verdict.warning.empty()) std::cout << "warning, " << verdict.warning << '\n';
  if (!verdict.passed()) std::cout << call.session.shown_file(exercise) << '\n';
}

int run_one(const Call& call) {
  call.session.go_to(call.exercise);
  const Verdict verdict = call.session.judge(call.exercise);
  print_verdict(call, call.exercise, verdict);
  return verdict.passed() ? 0 : 1;
}

int list(const Call& call) {
  std::vector<ListRow> rows;
  std::size_t cursor = 0;
  for (const Exercise& e : call.session.exercises()) {
    const bool is_solved = call.session.is_solved(e);
    if (call.wants_json()) print_json(e.id, is_solved, call.session.shown_file(e));
    if (&e == &call.session.current()) cursor = rows.size();
    rows.push_back({is_solved, &e == &call.session.current(), e.id, e.name, call.session.shown_file(e)});
  }
  if (call.wants_json()) return 0;
  std::cout << list_text(rows, cursor, {.columns = 1000, .rows = 0})
            << progress_bar(call.session.solved(), rows.size(), 60) << '\n';
  return 0;
}

int hint(const Call& call) {
  std::cout << call.exercise.id << ' ' << call.exercise.name << "\n\n"
            << call.session.hint(call.exercise) << '\n';
  return 0;
}

int reset(const Call& call) {
  const fs::path backup = call.session.workbook().reset(call.exercise);
  std::cout << call.session.shown_file(call.exercise) << " is a fresh copy\n";
  if (!backup.empty()) std::cout << "what you had is kept in " << backup.string() << '\n';
  return 0;
}

int solution(const Call& call) {
  if (!call.session.is_solved(call.exercise)) call.session.judge(call.exercise);
  try {
    std::cout << call.session.solution(call.exercise) << '\n';
    return 0;
  } catch (const StateError& error) {
    std::cerr << "minirl: " << error.what() << '\n';
    return 1;
  }
}

int check_all(const Call& call) {
  for (const Exercise& exercise : call.session.exercises()) {
    const Verdict verdict = call.session.judge(exercise);
    if (interrupted()) return 130;
    if (call.wants_json()) {
      print_json(exercise.id, verdict.passed(), verdict.message);
    } else {
      std::cout << exercise.id << ' ' << exercise.name << ": " << verdict.headline() << std::endl;
    }
  }
  const std::size_t solved = call.session.solved(), all = call.session.exercises().size();
  if (!call.wants_json()) std::cout << solved << " passed, " << all - solved << " failed\n";
  return solved == all ? 0 : 1;
}

// Those of one chapter: "4", "04" or its folder's name.
std::vector<Exercise> exercises_of(const std::string& chapter, const std::vector<Exercise>& all) {
  std::vector<Exercise> found;
  std::vector<std::string> folders;
  for (const Exercise& exercise : all) {
    const std::string folder = exercise.folder.filename().string();
    const std::string number = folder.substr(0, folder.find('_'));
    const bool is_meant = chapter == folder || chapter == number || "0" + chapter == number;
    if (is_meant) found.push_back(exercise);
    if (folders.empty() || folders.back() != folder) folders.push_back(folder);
  }
  if (found.empty()) throw ConfigError("learn verify: " + unknown("chapter", chapter, folders));
  return found;
}

int verify_course(const Arguments& arguments) {
  const Toolchain tools = toolchain_for(arguments);
  std::vector<Exercise> exercises = find_exercises(tools.course);
  if (arguments.operands().size() > 1) exercises = exercises_of(arguments.operands()[1], exercises);
  const Scratch scratch(scratch_folder());
  const Depth depth = arguments.has("--quick") ? Depth::without_mutants : Depth::all;
  std::size_t passed = 0, failed = 0;
  verify_all(exercises, {tools, scratch.folder(), depth}, [&](const Finding& finding) {
    std::string words = finding.problems.empty() ? finding.good : "";
    for (const std::string& problem : finding.problems) words += (words.empty() ? "" : "\n  ") + problem;
    ++(finding.problems.empty() ? passed : failed);
    if (arguments.has("--json")) return print_json(finding.exercise, finding.problems.empty(), words);
    std::cout << finding.exercise << (finding.problems.empty() ? ": ok, " : ": ") << words << std::endl;
  });
  if (!arguments.has("--json")) std::cout << passed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}

int watch_in_terminal(Session& session) {
  Terminal terminal;
  return watch(session, terminal);
}

// `learn 1.7` goes there: words begin with a letter.
bool is_exercise(const std::string& what) { return !what.empty() && what[0] >= '0' && what[0] <= '9'; }

int with_session(const std::string& what, const Arguments& arguments) {
  Session session(toolchain_for(arguments), scratch_folder());
  const auto& operands = arguments.operands();
  if (is_exercise(what)) session.go_to(exercise_called(what, session.exercises()));
  if (what.empty() || is_exercise(what)) return watch_in_terminal(session);
  const Exercise& exercise =
      operands.size() > 1 ? exercise_called(operands[1], session.exercises()) : session.current();
  const Call call{arguments, session, exercise};
  for (const std::string& sentence : session.workbook().news()) std::cerr << "minirl: " << sentence << '\n';
  if (what == "run") return run_one(call);
  if (what == "hint") return hint(call);
  if (what == "reset") return reset(call);
  if (what == "solution") return solution(call);
  return what == "list" ? list(call) : check_all(call);
}

int run_learn(const Arguments& arguments) {
  const std::vector<std::string> verbs{"list", "run", "hint", "reset", "solution", "check-all", "verify"};
  const auto& operands = arguments.operands();
  const std::string what = operands.empty() ? "" : operands[0];
  if (!what.empty() && !is_exercise(what) && std::find(verbs.begin(), verbs.end(), what) == verbs.end()) {
    throw UsageError("learn: " + unknown("word", what, verbs));
  }
  if (operands.size() > 1 && (is_exercise(what) || what == "list" || what == "check-all")) {
    throw UsageError(join("learn ", what, " takes no exercise, got '", operands[1], "'"));
  }
  note_interrupts();
  try {
    return what == "verify" ? verify_course(arguments) : with_session(what, arguments);
  } catch (const DoubleIsMissing& error) {
    std::cerr << "minirl: " << error.what() << '\n';
    return status_double_is_missing;
  }
}

}  // namespace

Verb learn() { return {usage, run_learn}; }

}  // namespace minirl::app
