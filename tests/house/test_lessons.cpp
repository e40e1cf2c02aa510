// The pages of the course keep their promises: code they quote, files they link to, their length.
#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "lessons/marks.hpp"
#include "minirl/files/atomic_file.hpp"

namespace {

using namespace lessons;
using minirl::write_file_atomically;

// The page's problems, in a tree with one source, one figure and one exercise.
Lines problems_of(Lines page) {
  const minirl::TemporaryFolder tree;
  std::filesystem::create_directories(tree / "include");
  std::filesystem::create_directories(tree / "lesson/figures");
  std::filesystem::create_directories(tree / "lesson/exercises");
  write_file_atomically(tree / "include/a.hpp",
                        "struct A {\n  int x = 1;\n  int y = 2;\n\n  int z = 3;\n};\n");
  write_file_atomically(tree / "lesson/figures/pole.svg", "<svg/>");
  write_file_atomically(tree / "lesson/exercises/1_step.cpp", "int main() {}\n");
  page.push_back("![A pole](figures/pole.svg)");
  return page_problems(read_lesson(page), tree.path(), tree / "lesson");
}

Lines quoting(Lines code) {
  code.insert(code.begin(), {"<!-- quote: include/a.hpp -->", "```cpp"});
  code.push_back("```");
  return code;
}

const Lines none;

}  // namespace

TEST_CASE("lessons: a quote stands in its file") {
  CHECK(problems_of(quoting({"struct A {", "  int x = 1;"})) == none);
  CHECK(problems_of(quoting({"int y = 2;", "", "int z = 3;"})) == none);
  CHECK(problems_of(quoting({"struct A {", "...", "  int z = 3;", "};"})) == none);
  CHECK(problems_of(quoting({"int x = 7;"})) == Lines{"line 2: not in include/a.hpp: int x = 7;"});
  CHECK(problems_of(quoting({"int x = 1;", "int z = 3;"})) ==
        Lines{"line 2: not in include/a.hpp: int x = 1;   (and what follows, in this order)"});
  CHECK(problems_of(quoting({"int z = 3;", "...", "int x = 1;"})).size() == 1);
  CHECK(problems_of(quoting({"struct A {", "int x = 1;"})).size() == 1);  // the indentation is not common
}

TEST_CASE("lessons: marks that mark nothing are noticed") {
  CHECK(problems_of({"```cpp", "int x;", "```"}) ==
        Lines{"line 1: code without <!-- quote: FILE --> before it"});
  CHECK(problems_of({"<!-- quote: include/b.hpp -->", "```cpp", "```"}) ==
        Lines{"line 2: quotes include/b.hpp, which is not there"});
  CHECK(problems_of({"<!-- quote: include/a.hpp -->", "int x = 1;"}) ==
        Lines{"1 marks for fences, but 0 fences follow one"});
  CHECK(problems_of({"<!-- qoute: include/a.hpp -->"}) ==
        Lines{"line 1: 'qoute: include/a.hpp' is none of quote:, output:, given:"});
  CHECK(problems_of({"```", "never closed"}).front() == "line 1: this fence is never closed");
  CHECK(problems_of({"<!-- given: 500 475 -->", "The limit is 500."}) == Lines{"given: 475 does not occur"});
}

TEST_CASE("lessons: links lead to files and figures are shown") {
  CHECK(problems_of({"[a](exercises/1_step.cpp), [b](#top), [c](https://example.org/x)"}) == none);
  CHECK(problems_of({"", "[a](exercises/2_step.cpp)"}) ==
        Lines{"line 2: links to exercises/2_step.cpp, which is not there"});
  const minirl::TemporaryFolder lesson;
  std::filesystem::create_directory(lesson / "figures");
  write_file_atomically(lesson / "figures/large.svg", std::string(largest_figure, ' '));
  CHECK(page_problems(read_lesson({}), ".", lesson.path()) == Lines{"figures/large.svg is not shown"});
  CHECK(page_problems(read_lesson({"![](figures/large.svg)"}), ".", lesson.path()) ==
        Lines{"figures/large.svg has 300000 bytes, too many"});
}

TEST_CASE("lessons: a lesson is neither a note nor a book") {
  const auto problems = [](std::size_t lines) {
    return lesson_problems(read_lesson(Lines(lines, "word")), ".", "nowhere");
  };
  CHECK(problems(119) == Lines{"119 lines; a lesson has 120 to 320"});
  CHECK(problems(120) == none);
  CHECK(problems(320) == none);
  CHECK(problems(321).size() == 1);
}

TEST_CASE("lessons: every page of the course") {
  for (const std::string& file : house::files_in("tutorials", {".md"})) {
    const std::filesystem::path path = house::root / file;
    const bool is_page = file.ends_with("/README.md") || path.parent_path().filename() == "tutorials";
    if (!is_page) continue;  // but a hint
    const bool is_lesson = is_digit(path.parent_path().filename().string()[0]);
    const Lesson page = read_lesson(house::lines_of(path));
    const auto check = is_lesson ? lesson_problems : page_problems;
    for (const std::string& problem : check(page, house::root, path.parent_path())) {
      FAIL_CHECK(file << ": " << problem);
    }
  }
}
