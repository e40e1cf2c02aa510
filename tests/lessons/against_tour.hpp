// A lesson against what its programs did: the folder that `./minirl tour --out DIR` leaves.
#pragma once
#include <map>

#include "lessons/marks.hpp"
#include "minirl/files/atomic_file.hpp"

namespace lessons {

/// What the programs of one chapter printed and which pictures they made.
struct ChapterRun {
  std::map<std::string, Lines> outputs;         // "00", "04.1" -> lines
  std::map<std::string, std::string> pictures;  // "survival.svg" -> bytes
};

/// "04_2_variance" -> "04.2", "00_first_steps" -> "00".
inline std::string number_of(const std::string& folder) {
  const Lines parts = minirl::split(folder, '_');
  const bool several =
      parts.size() > 2 && !parts[1].empty() && std::all_of(parts[1].begin(), parts[1].end(), is_digit);
  return several ? join(parts[0], ".", parts[1]) : parts[0];
}

/// The programs of chapter "04" in the folder of a tour.
inline ChapterRun read_run(const std::filesystem::path& tour, const std::string& chapter) {
  ChapterRun run;
  for (const auto& entry : std::filesystem::directory_iterator(tour / "chapters")) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(chapter + "_")) continue;
    run.outputs[number_of(name)] = house::lines_of(entry.path() / "output.txt");
    for (const auto& file : std::filesystem::directory_iterator(entry.path())) {
      const std::string ending = file.path().extension().string();
      if (ending == ".svg" || ending == ".png" || ending == ".gif")
        run.pictures[file.path().filename().string()] = minirl::read_file(file.path());
    }
  }
  return run;
}

/// The output of `./minirl run WORD`: all programs of the chapter, one after another, or one of them.
inline Lines output_of(const ChapterRun& run, std::string word) {
  if (word.size() == 1 || (word.size() > 1 && word[1] == '.')) word = "0" + word;
  Lines lines;
  for (const auto& [number, output] : run.outputs) {
    if (number == word || number.starts_with(word + "."))
      lines.insert(lines.end(), output.begin(), output.end());
  }
  return lines;
}

/// Whether a line of a lesson is a line of an output; ` ...` at its end cuts it.
inline bool same_output(const std::string& line, const std::string& original) {
  return line.ends_with(" ...") ? original.starts_with(line.substr(0, line.size() - 3)) : line == original;
}

/// What a lesson says that its programs did not print or draw. `figures` is the folder of its pictures.
inline Lines run_problems(const Lesson& lesson, const ChapterRun& run, const std::filesystem::path& figures) {
  Lines problems;
  for (const Fence& fence : lesson.fences) {
    if (!fence.mark.starts_with("output: ")) continue;
    const std::string words = fence.mark.substr(8);
    const Lines output = words.starts_with("run ") ? output_of(run, words.substr(4)) : Lines{};
    if (output.empty()) problems.push_back(join("line ", fence.line, ": '", words, "' printed nothing"));
    const std::string missing = missing_line(fence.text, output, same_output);
    if (!missing.empty())
      problems.push_back(join("line ", fence.line, ": '", words, "' did not print: ", missing));
  }
  std::set<std::string> known = given(lesson);
  for (const auto& [number, output] : run.outputs) {
    for (const std::string& line : output) {
      for (const Place& printed : numbers_of(line)) known.insert(printed.text);
    }
  }
  for (const Place& number : lesson.numbers) {
    if (known.count(number.text) == 0)
      problems.push_back(join("line ", number.line, ": ", number.text, " is neither printed nor given"));
  }
  if (!std::filesystem::exists(figures)) return problems;
  for (const auto& entry : std::filesystem::directory_iterator(figures)) {
    const std::string file = entry.path().filename().string();
    const auto made = run.pictures.find(file);
    if (made == run.pictures.end())
      problems.push_back(join("figures/", file, ": no program of the chapter makes it"));
    else if (made->second != minirl::read_file(entry.path()))
      problems.push_back(
          join("figures/", file, " is not what the program makes now; tests/lessons/figures.sh copies it"));
  }
  return problems;
}

}  // namespace lessons
