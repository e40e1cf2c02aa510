// What a lesson says of its programs: each kind of untruth is noticed.
#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "lessons/against_tour.hpp"

namespace {

using namespace lessons;

const ChapterRun run{
    .outputs = {{"04.1", {"04.1 Credit", "ok      returns: [-22 -40.5]", "-       seconds: 1.25"}},
                {"04.2", {"04.2 Variance", "-       median: 3500 of 10,000 episodes"}}},
    .pictures = {{"curve.svg", "<svg/>"}}};

Lines problems_of(const Lines& page) { return run_problems(read_lesson(page), run, "no such folder"); }

Lines output(const std::string& words, Lines lines) {
  lines.insert(lines.begin(), {"<!-- output: " + words + " -->", "```"});
  lines.push_back("```");
  return lines;
}

const Lines none;

// The texts of the numbers of a page that need a proof.
Lines numbers(const Lines& page) {
  Lines texts;
  for (const Place& number : read_lesson(page).numbers) texts.push_back(number.text);
  return texts;
}

}  // namespace

TEST_CASE("lessons: which numbers of the prose need a proof") {
  CHECK(numbers({"From 12 to 0.5, -22, 3,500 and 10,000."}) == Lines{"12", "0.5", "-22", "3500", "10000"});
  CHECK(numbers({"| 4954 | 12% |", "(0.95, 71)"}) == Lines{"4954", "12", "0.95", "71"});
  CHECK(numbers({"One of 3, a step-42 v12 MT19937 SHA-512 x86"}) == none);
  CHECK(numbers({"# Part 12", "`12` $12$ $$12$$ <!-- 12 --> [a](b12.hpp) <https://a/12>"}) == none);
  CHECK(numbers({"$$", "12", "$$", "```", "12", "```"}) == none);
  CHECK(numbers({"10. tenth", "chapter 04, Lesson 12", "about 25 s (measured)"}) == none);
  CHECK(numbers({"- [4.1 one step](exercises/1_step.cpp) in 12 lines", "[4.1 curve](x)"}) ==
        Lines{"12", "4.1"});
  CHECK(numbers({"Next: [05 Markov chains](../05_markov_chains)"}) == none);
  CHECK(numbers({"![17 poles](figures/pole.svg)", "25 s"}) == Lines{"17", "25"});
}

TEST_CASE("lessons: a number is printed by the chapter or given") {
  CHECK(problems_of({"The first is -22, then -40.5; 3,500 of 10000."}) == none);
  CHECK(problems_of({"", "The first is 22."}) == Lines{"line 2: 22 is neither printed nor given"});
  CHECK(problems_of({"<!-- given: 1992 -->", "Since 1992."}) == none);
  CHECK(problems_of({"Half of -40.55."}).size() == 1);
}

TEST_CASE("lessons: an output is what the program prints") {
  CHECK(problems_of(output("run 4.1", {"ok      returns: [-22 -40.5]", "-       seconds: ..."})) == none);
  CHECK(problems_of(output("run 4", {"04.1 Credit", "...", "-       median: 3500 of ..."})) == none);
  CHECK(problems_of(output("run 4.2", {"04.1 Credit"})) ==
        Lines{"line 2: 'run 4.2' did not print: 04.1 Credit"});
  CHECK(problems_of(output("run 4", {"04.2 Variance", "...", "04.1 Credit"})).size() == 1);
  CHECK(problems_of(output("run 4.1", {"04.1 Credit", "-       seconds: 1.25"})).size() == 1);
  CHECK(problems_of(output("run 4.1", {"-       seconds: 1.2"})).size() == 1);
  CHECK(problems_of(output("run 4.7", {"..."})) == Lines{"line 2: 'run 4.7' printed nothing"});
  CHECK(problems_of(output("test", {"..."})) == Lines{"line 2: 'test' printed nothing"});
}

TEST_CASE("lessons: a figure is what the program draws") {
  const minirl::TemporaryFolder figures;
  const auto problems = [&] { return run_problems(read_lesson({}), run, figures.path()); };
  minirl::write_file_atomically(figures / "curve.svg", "<svg/>");
  CHECK(problems() == none);
  minirl::write_file_atomically(figures / "curve.svg", "<svg />");
  CHECK(problems() ==
        Lines{"figures/curve.svg is not what the program makes now; tests/lessons/figures.sh copies it"});
  minirl::write_file_atomically(figures / "curve.svg", "<svg/>");
  minirl::write_file_atomically(figures / "pole.png", "png");
  CHECK(problems() == Lines{"figures/pole.png: no program of the chapter makes it"});
}

TEST_CASE("lessons: the folder of a tour") {
  CHECK(number_of("00_first_steps") == "00");
  CHECK(number_of("04_2_variance") == "04.2");
  const minirl::TemporaryFolder tour;
  for (const char* folder : {"chapters/04_1_credit", "chapters/04_10_last", "chapters/05_2_other"}) {
    std::filesystem::create_directories(tour / folder);
    minirl::write_file_atomically(tour.path() / folder / "output.txt", folder);
  }
  minirl::write_file_atomically(tour / "chapters/04_10_last/a.gif", "GIF");
  const ChapterRun read = read_run(tour.path(), "04");
  CHECK(output_of(read, "4").size() == 2);
  CHECK(output_of(read, "04.1") == Lines{"chapters/04_1_credit"});
  CHECK(output_of(read, "4.10") == Lines{"chapters/04_10_last"});
  CHECK(read.pictures.at("a.gif") == "GIF");
}
