// Compares every lesson with the folder of a tour. usage: minirl_check_lessons TOUR_DIR [TREE]; status 1 if
// one says what its programs did not do. TREE holds tutorials/, and what the lessons quote, instead of this
// tree.
#include <exception>
#include <iostream>
#include <set>

#include "lessons/against_tour.hpp"

namespace {

namespace fs = std::filesystem;

// The chapters of a tree that have a lesson, sorted.
std::set<fs::path> chapters_of(const fs::path& tree) {
  std::set<fs::path> chapters;
  for (const auto& entry : fs::directory_iterator(tree / "tutorials")) {
    const bool is_numbered = lessons::is_digit(entry.path().filename().string()[0]);
    if (is_numbered && fs::exists(entry.path() / "README.md")) chapters.insert(entry.path());
  }
  return chapters;
}

// The number of what is wrong with one lesson, after printing it.
std::size_t check(const fs::path& chapter, const fs::path& tour, const fs::path& tree) {
  const std::string folder = chapter.filename().string();
  const lessons::Lesson lesson = lessons::read_lesson(house::lines_of(chapter / "README.md"));
  lessons::Lines problems = lessons::lesson_problems(lesson, tree, chapter);
  for (const std::string& problem :
       lessons::run_problems(lesson, lessons::read_run(tour, folder.substr(0, 2)), chapter / "figures"))
    problems.push_back(problem);
  for (const std::string& problem : problems) std::cout << folder << ": " << problem << '\n';
  return problems.size();
}

}  // namespace

int main(int count, char** words) try {
  if (count != 2 && count != 3)
    throw std::runtime_error("expects the folder that `./minirl tour --out DIR` made");
  const fs::path tree = count == 3 ? fs::path(words[2]) : house::root;
  std::size_t problems = 0, checked = 0;
  for (const fs::path& chapter : chapters_of(tree)) {
    problems += check(chapter, words[1], tree);
    ++checked;
  }
  std::cout << checked << " lessons, " << problems << " problems\n";
  return problems > 0 || checked == 0 ? 1 : 0;
} catch (const std::exception& error) {
  std::cerr << "minirl_check_lessons: " << error.what() << '\n';
  return 2;
}
