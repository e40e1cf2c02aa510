// What the style of the house asks for and a program can see.
#include <doctest/doctest.h>

#include <cctype>

#include "house/source_tree.hpp"
#include "minirl/core/text.hpp"

namespace {

using namespace house;
using minirl::join;
using Lines = std::vector<std::string>;

constexpr std::size_t longest_file = 400;

// What is wrong with the top of a header; "" if it begins with a comment that is a sentence, then the pragma.
std::string wrong_head(const Lines& lines) {
  if (lines.empty() || lines[0].rfind("// ", 0) != 0)
    return "the first line is no comment that says what this is";
  std::size_t at = 0;
  bool sentence_ends = false;
  for (; at < lines.size() && lines[at].rfind("//", 0) == 0; ++at) {
    sentence_ends = sentence_ends || lines[at].find('.') != std::string::npos;
  }
  if (!sentence_ends) return "the comment at the top is no sentence";
  if (at == lines.size() || lines[at] != "#pragma once")
    return "`#pragma once` does not follow the first comment";
  return "";
}

// What is wrong with the text of a file; "" if nothing is. A trailing carriage return counts as a blank.
std::string wrong_text(const Lines& lines) {
  if (lines.size() > longest_file) return join(lines.size(), " lines: is it one concept?");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find('\t') != std::string::npos) return join("line ", i + 1, " holds a tab");
    if (!lines[i].empty() && std::isspace(static_cast<unsigned char>(lines[i].back()))) {
      return join("line ", i + 1, " ends in a blank");
    }
  }
  return "";
}

Lines every_source() {
  Lines all{"minirl", "README.md", "CMakeLists.txt", "CMakePresets.json"};
  for (const char* folder : {"include", "src", "tests", "tutorials", "cmake"}) {
    const Lines found = files_in(folder, {".hpp", ".cpp", ".cmake", ".sh", ".md", ".txt"});
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

// The paths of this tree that a line of prose names in backticks.
Lines named_paths(const std::string& line) {
  Lines paths;
  const Lines parts = minirl::split(line, '`');
  for (std::size_t i = 1; i + 1 < parts.size(); i += 2) {
    const std::string top = parts[i].substr(0, parts[i].find('/'));
    const bool ours = top == "include" || top == "src" || top == "tests" || top == "data" || top == "cmake";
    if (ours && parts[i].find(' ') == std::string::npos) paths.push_back(parts[i]);
  }
  return paths;
}

}  // namespace

TEST_CASE("style: a header without its sentence or its pragma is noticed") {
  CHECK(wrong_head({"// A pole on a cart.", "#pragma once", "namespace minirl {"}) == "");
  CHECK(wrong_head({"// A pole", "// on a cart.", "#pragma once"}) == "");
  CHECK(wrong_head({"#pragma once", "// A pole on a cart."}) != "");
  CHECK(wrong_head({"// cartpole", "#pragma once"}) != "");
  CHECK(wrong_head({"// A pole on a cart.", "", "#include <vector>"}) != "");
  CHECK(wrong_head({}) != "");
}

TEST_CASE("style: tabs, trailing blanks and long files are noticed") {
  CHECK(wrong_text({"int x;", "", "  int y;"}) == "");
  CHECK(wrong_text({"int x;", "\tint y;"}) == "line 2 holds a tab");
  CHECK(wrong_text({"int x; "}) == "line 1 ends in a blank");
  CHECK(wrong_text({"int x;\r"}) == "line 1 ends in a blank");
  CHECK(wrong_text(Lines(400, "x")) == "");
  CHECK(wrong_text(Lines(401, "x")) == "401 lines: is it one concept?");
}

TEST_CASE("style: every header says what it is") {
  Lines headers = files_in("include", {".hpp"});
  REQUIRE(headers.size() >= 2);
  for (const char* folder : {"src", "tests", "tutorials"}) {
    const Lines more = files_in(folder, {".hpp"});
    headers.insert(headers.end(), more.begin(), more.end());
  }
  for (const std::string& path : headers) {
    INFO(path);
    CHECK(wrong_head(lines_of(root / path)) == "");
  }
}

TEST_CASE("style: every source file is clean and short") {
  for (const std::string& path : every_source()) {
    INFO(path);
    CHECK(wrong_text(lines_of(root / path)) == "");
  }
}

TEST_CASE("style: the paths that the README names are there") {
  CHECK(named_paths("see `src/app/doctor.sh`, `rl/` and `tests/all.sh clang`") == Lines{"src/app/doctor.sh"});
  for (const std::string& line : lines_of(root / "README.md")) {
    for (const std::string& path : named_paths(line))
      CHECK_MESSAGE(std::filesystem::exists(root / path), path);
  }
}
