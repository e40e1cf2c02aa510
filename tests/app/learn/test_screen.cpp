// What the learner sees, at any width.
#include <doctest/doctest.h>

#include "app/learn/screen.hpp"
#include "app/learn/text_diff.hpp"
#include "minirl/core/text.hpp"

using namespace minirl::app::learning;

TEST_CASE("wrapped: lines break at blanks, keep their indentation, and none is too wide") {
  CHECK(wrapped("one two three four", 10) == "one two\nthree four");
  CHECK(wrapped("a\n\nb", 10) == "a\n\nb");
  CHECK(wrapped("\n\nb\n", 10) == "\n\nb\n");
  CHECK(wrapped("  one two three", 10) == "  one two\n  three");
  CHECK(wrapped("abcdefghijklmnop", 10) == "abcdefghij\nklmnop");
  CHECK(wrapped("\033[31mone two\033[0m three", 10) == "\033[31mone two\033[0m\nthree");
  const std::string text =
      "  a sentence of words, and/a/path/that/is/far/too/long/to/stand/on/one/line, and more words";
  for (int columns = 10; columns < 100; ++columns) {
    for (const std::string& line : minirl::split(wrapped(text, columns), '\n')) {
      CHECK(line.size() <= static_cast<std::size_t>(columns));
    }
  }
}

TEST_CASE("progress bar: it grows, fits, and gives way to the count") {
  CHECK(progress_bar(0, 4, 40) == "[>-----------------------] 0 of 4 solved");
  CHECK(progress_bar(2, 4, 40) == "[############>-----------] 2 of 4 solved");
  CHECK(progress_bar(4, 4, 40) == "[########################] 4 of 4 solved");
  CHECK(progress_bar(2, 4, 20) == "2 of 4 solved");
  CHECK(progress_bar(0, 0, 80) == "0 of 0 solved");
}

TEST_CASE("list: it shows what fits around the cursor") {
  std::vector<ListRow> rows;
  for (int i = 1; i <= 30; ++i) rows.push_back({i < 5, i == 5, minirl::join("1.", i), "name", "file.cpp"});
  const std::string all = list_text(rows, 4, {80, 0});
  CHECK(minirl::split(all, '\n').size() == 31);
  CHECK(all.find("> here    1.5   name  file.cpp\n") != std::string::npos);
  CHECK(all.find("  solved  1.1 ") == 0);
  for (std::size_t cursor = 0; cursor < rows.size(); ++cursor) {
    const std::string some = list_text(rows, cursor, {80, 16});
    CHECK(minirl::split(some, '\n').size() == 11);
    CHECK(some.find("> ") != std::string::npos);
  }
}

TEST_CASE("screen: 60 columns and 20 rows are kept, the keys are those that do something") {
  Verdict verdict;
  verdict.outcome = Outcome::wrong;
  verdict.message = "not right yet: \"4.1: x\"";
  for (int i = 0; i < 40; ++i)
    verdict.message += "\nreturns[0] is -50, expected -22 = 10 + 0.8 * (0 + 0.8 * (-50)), and so on";
  Screen screen{
      .title = "4.1 discounting", .file = "workbook/04/1.cpp", .verdict = &verdict, .solved = 3, .all = 50};
  const std::string text = screen_text(screen, {60, 20}, false);
  const auto lines = minirl::split(text, '\n');
  CHECK(lines.size() <= 20);
  for (const std::string& line : lines) CHECK(line.size() <= 60);
  CHECK(text.find("a taller window shows more") != std::string::npos);
  CHECK(text.find("n next") == std::string::npos);
  CHECK(text.find("e full output") == std::string::npos);

  verdict.outcome = Outcome::passed;
  verdict.message = "4.1 passes all its checks";
  CHECK(screen_text(screen, {60, 20}, false).find("n next  v solution") != std::string::npos);
  CHECK(screen_text(screen, {60, 20}, true).find("\033[32m4.1 passes all its checks\033[0m") !=
        std::string::npos);
  CHECK(screen_text(screen, {60, 20}, false).find("lesson") == std::string::npos);
  verdict.outcome = Outcome::not_written;
  verdict.message = "exercise 4.1 is not written yet";
  CHECK(screen_text(screen, {60, 20}, false).find("lesson") == std::string::npos);
  screen.lesson = "tutorials/04/README.md";
  CHECK(screen_text(screen, {60, 20}, false).find("\nThe lesson before it: tutorials/04/README.md\n") !=
        std::string::npos);
  screen.is_busy = true;
  CHECK(screen_text(screen, {60, 20}, false).find("checking ...") != std::string::npos);
}

TEST_CASE("text diff: what went, what came, and two lines around") {
  CHECK(text_diff("a\nb\n", "a\nb\n") == "");
  CHECK(text_diff("a\nb\nc", "a\nx\nc") == "  a\n- b\n+ x\n  c\n");
  CHECK(text_diff("1\n2\n3\n4\n5\n6\n7\n8\n9", "0\n2\n3\n4\n5\n6\n7\n8\nx") ==
        "- 1\n+ 0\n  2\n  3\n...\n  7\n  8\n- 9\n+ x\n");
  CHECK(text_diff("", "a") == "- \n+ a\n");
}
