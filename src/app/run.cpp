// The verb run: the programs of one chapter, with their output as they print it.
#include <algorithm>
#include <iostream>

#include "app/arguments.hpp"
#include "app/chapters.hpp"
#include "app/child.hpp"
#include "app/verbs.hpp"
#include "minirl/lab/run_chapter.hpp"

namespace minirl::app {
namespace {

const Usage usage{
    .verb = "run",
    .operands = "CHAPTER",
    .about = "Runs the programs of a chapter, given by its number, or one of them, given by its name.",
    .options = {{"--preset", "P",
                 "only what these settings do: minirl, or notebook for its own, bugs included"},
                {"--out", "DIR", "keep the results (rows.csv) and the pictures here"},
                {"--quick", "", "less work, where there is much"}},
    .least = 1,
    .most = 1,
    .examples = {"run 0", "run 4 --preset notebook", "run 3.1", "run reinforce --out runs/chapter"},
};

std::vector<std::string> words_for(const ChapterProgram& chapter, const Arguments& arguments, bool several) {
  std::vector<std::string> words;
  if (arguments.has("--quick")) words.push_back("--quick");
  if (arguments.has("--preset")) words.insert(words.end(), {"--preset", arguments.value("--preset")});
  if (arguments.has("--out")) {
    // Several programs would overwrite each other's rows.
    const std::filesystem::path out = arguments.value("--out");
    words.insert(words.end(), {"--out", (several ? out / chapter.id() : out).string()});
  }
  return words;
}

int run_run(const Arguments& arguments) {
  int worst = 0;
  bool any_ran = false;  // where some programs of a chapter have presets, the others stand aside
  const auto chapters = chapters_called(arguments.operands()[0], built_chapters());
  for (const ChapterProgram& chapter : chapters) {
    const int status = run_child(chapter.path, words_for(chapter, arguments, chapters.size() > 1));
    if (status == status_without_presets) continue;
    any_ran = true;
    worst = std::max(worst, status);
  }
  return any_ran ? worst : 2;
}

}  // namespace

Verb run() { return {usage, run_run}; }

}  // namespace minirl::app
