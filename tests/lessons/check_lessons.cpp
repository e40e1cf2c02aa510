// Compares every lesson with the folder of a tour. usage: minirl_check_lessons TOUR_DIR; status 1 if one says
// what its programs did not do.
#include <exception>
#include <iostream>

#include "lessons/against_tour.hpp"

namespace {

// The number of what is wrong with one lesson, after printing it.
std::size_t check(const std::string& file, const std::filesystem::path& tour) {
  const std::filesystem::path path = house::root / file;
  const std::string chapter = path.parent_path().filename().string().substr(0, 2);
  const lessons::Lesson lesson = lessons::read_lesson(house::lines_of(path));
  const lessons::Lines problems =
      lessons::run_problems(lesson, lessons::read_run(tour, chapter), path.parent_path() / "figures");
  for (const std::string& problem : problems) std::cout << file << ": " << problem << '\n';
  return problems.size();
}

}  // namespace

int main(int count, char** words) try {
  if (count != 2) throw std::runtime_error("expects the folder that `./minirl tour --out DIR` made");
  std::size_t problems = 0, checked = 0;
  for (const std::string& file : house::files_in("tutorials", {".md"})) {
    const std::size_t folder = file.find('/') + 1;
    if (!lessons::is_digit(file[folder]) || file.find("/README.md") != file.find('/', folder)) continue;
    problems += check(file, words[1]);
    ++checked;
  }
  std::cout << checked << " lessons, " << problems << " problems\n";
  return problems > 0 || checked == 0 ? 1 : 0;
} catch (const std::exception& error) {
  std::cerr << "minirl_check_lessons: " << error.what() << '\n';
  return 2;
}
