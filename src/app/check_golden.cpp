// The verb check-golden: compares the library with reference data from Gymnasium, NumPy, PyTorch and the
// notebooks.
#include <iostream>

#include "app/arguments.hpp"
#include "app/verbs.hpp"
#include "golden/golden.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

namespace fs = std::filesystem;

const Usage usage{
    .verb = "check-golden",
    .operands = "DIR",
    .about =
        "Compares the library with reference data: a folder with nn, rng, gymnasium and notebook in it,"
        " or one of these.",
    .options = {{"--verbose", "", "show what was skipped, too"}},
    .least = 1,
    .most = 1,
    .examples = {"check-golden data/golden", "check-golden data/golden/rng"}};

struct Part {
  const char* name;
  std::vector<golden::Tally> (*check)(const fs::path& folder);
};
constexpr Part parts[] = {{"rng", golden::check_rng},
                          {"gymnasium", golden::check_gymnasium},
                          {"notebook", golden::check_notebook},
                          {"nn", golden::check_nn}};

std::string counts(const golden::Tally& t) {
  return join(t.passed, " passed, ", t.failed, " failed, ", t.skipped, " skipped");
}

void report(const golden::Tally& tally, bool verbose) {
  std::cout << tally.group << ": " << counts(tally) << '\n';
  for (const std::string& failure : tally.failures) std::cout << "  FAILED " << failure << '\n';
  if (verbose) {
    for (const std::string& skip : tally.skips) std::cout << "  skipped " << skip << '\n';
  }
}

// The folders to check: those inside `folder` that have the name of a part, or else `folder` itself.
std::vector<std::pair<Part, fs::path>> find_parts(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw IoError(join("check-golden: ", folder.string(), " is not a folder"));
  std::vector<std::pair<Part, fs::path>> found;
  const fs::path own_name = fs::canonical(folder).filename();
  for (const Part& part : parts) {
    if (fs::is_directory(folder / part.name)) found.emplace_back(part, folder / part.name);
  }
  for (const Part& part : parts) {
    if (found.empty() && own_name == part.name) found.emplace_back(part, folder);
  }
  if (found.empty()) {
    throw IoError(join("check-golden: ", folder.string(),
                       " is none of rng, gymnasium, notebook, nn, and has none inside"));
  }
  return found;
}

int run_check_golden(const Arguments& arguments) {
  golden::Tally total;
  for (const auto& [part, folder] : find_parts(arguments.operands()[0])) {
    for (const golden::Tally& tally : part.check(folder)) {
      report(tally, arguments.has("--verbose"));
      total.passed += tally.passed;
      total.failed += tally.failed;
      total.skipped += tally.skipped;
    }
  }
  std::cout << counts(total) << '\n';
  return total.failed > 0 ? 1 : 0;
}

}  // namespace

Verb check_golden() { return {usage, run_check_golden}; }

}  // namespace minirl::app
