// Exercises on the disk, copies of them, and what is remembered.
#include <doctest/doctest.h>

#include <unistd.h>

#include "app/learn/toolchain.hpp"
#include "app/learn/verify.hpp"
#include "app/learn/watched_file.hpp"
#include "app/learn/workbook.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

using namespace minirl::app::learning;
namespace fs = std::filesystem;

namespace {

const fs::path fixture = fs::path(MINIRL_SOURCE_DIR) / "tests/app/learn/fixture";

// A course of one's own to change, and an empty place for a workbook.
struct Place {
  fs::path folder = fs::temp_directory_path() / minirl::join("minirl_workbook_", ::getpid());
  fs::path course = folder / "course", workbook = folder / "a workbook";
  Place() {
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy(fixture, course, fs::copy_options::recursive);
  }
  ~Place() { fs::remove_all(folder); }
};

void append(const fs::path& path, const std::string& text) {
  minirl::write_file_atomically(path, minirl::read_file(path) + text);
}

}  // namespace

TEST_CASE("exercises: they are found in order and known by id, name and path") {
  const auto all = find_exercises(fixture);
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == "0.1");
  CHECK(all[1].key() == "00_numbers/2_total");
  for (const char* word :
       {"0.2", "total", "2_total", "00_numbers/2_total.cpp", "workbook/00_numbers/2_total.cpp"}) {
    CHECK(&exercise_called(word, all) == &all[1]);
  }
  CHECK_THROWS_WITH_AS(exercise_called("totl", all), doctest::Contains("did you mean 'total'"),
                       minirl::ConfigError);
  CHECK_THROWS_AS(exercise_called("0.3", all), minirl::ConfigError);
  CHECK_THROWS_AS(find_exercises(fixture / "00_numbers"), minirl::ConfigError);
  CHECK(mutants_of(all[0]).size() == 2);
  CHECK(strays(all).empty());
}

TEST_CASE("exercises: part 10 comes after part 9, chapter 10 after chapter 9") {
  Place place;
  const fs::path exercises = place.course / "00_numbers/exercises";
  for (const char* name : {"10_ten.cpp", "9_nine.cpp", "notes.cpp", "3_three.txt"})
    minirl::write_file_atomically(exercises / name, "x");
  std::string ids;
  for (const Exercise& exercise : find_exercises(place.course)) ids += exercise.id + " ";
  CHECK(ids == "0.1 0.2 0.9 0.10 ");
  CHECK(strays(find_exercises(place.course)).size() == 2);
}

TEST_CASE("exercises: a file is divided at the marker's line, hints at three dashes") {
  const std::string line(marker);
  const auto halves = divided("above\n" + line + "\r\nbelow\n");
  REQUIRE(halves);
  CHECK(halves->above == "above\n");
  CHECK(halves->below == line + "\r\nbelow\n");
  CHECK(divided(line)->above == "");
  CHECK_FALSE(divided("above\n  " + line + "\n"));
  CHECK_FALSE(divided(""));
  CHECK(hint_levels("\na\nb\n\n---\nc\n---\n") == std::vector<std::string>{"a\nb", "c", ""});
  CHECK(is_in_double("// scalar: double\n// Text."));
  CHECK_FALSE(is_in_double("// Text.\n// scalar: double\n"));
  CHECK(rejection_of("// scalar: double\n// rejected: too large\nint x;") == "too large");
  CHECK(rejection_of("int x;\nint y;\n// rejected: too late") == "");
}

TEST_CASE("progress: it survives writing and reading, and a broken line is named") {
  Progress progress;
  progress.current = "04_reinforce/1_discounting";
  progress.solved = {"00_a/1_b", "00_a/2_c"};
  progress.hints["00_a/1_b"] = 2;
  progress.originals["00_a/1_b"] = 18446744073709551615U;
  progress.announced["00_a/1_b"] = 7;
  CHECK(parse_progress(to_text(progress), "p") == progress);
  CHECK_THROWS_WITH_AS(parse_progress("current a\nsolved\n", "p.txt"), doctest::Contains("p.txt, line 2"),
                       minirl::IoError);
  CHECK_THROWS_AS(parse_progress("hint a two\n", "p"), minirl::IoError);
}

TEST_CASE("workbook: copies are made once and never written over") {
  Place place;
  const auto all = find_exercises(place.course);
  const fs::path mine = Workbook(place.workbook, all).file(all[0]);
  CHECK(minirl::read_file(mine) == minirl::read_file(all[0].unsolved()));
  append(mine, "// mine\n");
  const std::string text = minirl::read_file(mine);
  {
    Workbook again(place.workbook, all);
    CHECK_FALSE(again.is_new());
    CHECK(again.news().empty());
  }
  append(all[0].unsolved(), "// newer\n");
  {
    Workbook changed(place.workbook, all);
    REQUIRE(changed.news().size() == 1);
    CHECK(changed.news().empty());
  }
  CHECK(Workbook(place.workbook, all).news().empty());
  CHECK(minirl::read_file(mine) == text);
  fs::remove(mine);
  CHECK_FALSE(fs::exists(Workbook(place.workbook, all).file(all[0])));
}

TEST_CASE("workbook: a reset keeps what was there under a new name each time") {
  Place place;
  const auto all = find_exercises(place.course);
  Workbook workbook(place.workbook, all);
  Progress progress = workbook.progress();
  progress.solved.insert(all[0].key());
  workbook.set(progress);
  append(workbook.file(all[0]), "// first\n");
  const std::string first = minirl::read_file(workbook.file(all[0]));
  const fs::path backup = workbook.reset(all[0]);
  CHECK(minirl::read_file(backup) == first);
  CHECK(minirl::read_file(workbook.file(all[0])) == minirl::read_file(all[0].unsolved()));
  CHECK(workbook.progress().solved.empty());
  CHECK(workbook.reset(all[0]) != backup);
  CHECK(minirl::read_file(backup) == first);
  fs::remove(workbook.file(all[0]));
  CHECK(workbook.reset(all[0]) == "");
}

TEST_CASE("watched file: other content is a change; the same content, an empty file or a blink is none") {
  Place place;
  const fs::path path = place.folder / "watched.cpp";
  minirl::write_file_atomically(path, "one");
  WatchedFile file(path);
  CHECK_FALSE(file.has_changed());
  minirl::write_file_atomically(path, "two, longer");
  CHECK(file.has_changed());
  CHECK_FALSE(file.has_changed());
  minirl::write_file_atomically(path, "two, longer");
  CHECK_FALSE(file.has_changed());
  minirl::write_file_atomically(path, "");
  CHECK_FALSE(file.has_changed());
  fs::remove(path);
  CHECK_FALSE(file.has_changed());
  ::usleep(550000);
  CHECK(file.has_changed());
  minirl::write_file_atomically(path, "back");
  CHECK(file.has_changed());
}

TEST_CASE(
    "toolchain: the build's words are read, unknown ones refused, a missing library in double is said") {
  const Toolchain tools = parse_toolchain(
      "compiler c++\nflag -O1\nfloat.flag -I/a b\nfloat.library /f.a\ndouble.library /absent.a\nlink "
      "-lpthread\n",
      "conf");
  const auto words = tools.command("x.cpp", "x", false);
  CHECK(words == std::vector<std::string>{"/usr/bin/env", "LC_ALL=C", "c++", "-O1", "-I/a b", "x.cpp", "-o",
                                          "x", "/f.a", "-lpthread"});
  CHECK_THROWS_AS(tools.command("x.cpp", "x", true), DoubleIsMissing);
  CHECK_THROWS_WITH_AS(parse_toolchain("compilr c++\n", "conf"), doctest::Contains("conf, line 1"),
                       minirl::ConfigError);
}
