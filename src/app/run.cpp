// The verb run: the programs of one chapter, with their output as they print it.
#include <algorithm>
#include <iostream>

#include "app/arguments.hpp"
#include "app/chapters.hpp"
#include "app/child.hpp"
#include "app/verbs.hpp"

namespace minirl::app {
namespace {

const Usage usage{
    .verb = "run",
    .operands = "CHAPTER",
    .about = "Runs the program of a chapter, given by its number or its name.",
    .options = {{"--preset", "P",
                 "only what these settings do: minirl, or notebook for its own, bugs included"},
                {"--out", "DIR", "keep the results (rows.csv) and the pictures here"},
                {"--quick", "", "less work, where there is much"}},
    .least = 1,
    .most = 1,
    .examples = {"run 0", "run 4 --preset notebook", "run reinforce --out runs/chapter"},
};

int run_run(const Arguments& arguments) {
  int worst = 0;
  const auto chapters = chapters_called(arguments.operands()[0], built_chapters());
  for (const ChapterProgram& chapter : chapters) {
    std::vector<std::string> given;
    if (arguments.has("--quick")) given.push_back("--quick");
    if (arguments.has("--preset")) given.insert(given.end(), {"--preset", arguments.value("--preset")});
    if (arguments.has("--out")) {
      // Several programs would overwrite each other's rows.
      const std::filesystem::path out = arguments.value("--out");
      given.insert(given.end(), {"--out", (chapters.size() == 1 ? out : out / chapter.name).string()});
    }
    worst = std::max(worst, run_child(chapter.path, given));
  }
  return worst;
}

}  // namespace

Verb run() { return {usage, run_run}; }

}  // namespace minirl::app
