#include <doctest/doctest.h>

#include <array>

#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

template <class... Words>
ChapterOptions options_of(const Words*... words) {
  const std::array<const char*, sizeof...(words) + 1> all{"chapter", words...};
  return chapter_options(static_cast<int>(all.size()), all.data(), {"minirl", "notebook"});
}

template <class... Words>
int status_of(const Chapter& chapter, const Words*... words) {
  const std::array<const char*, sizeof...(words) + 1> all{"chapter", words...};
  return run_chapter(static_cast<int>(all.size()), all.data(), chapter);
}

}  // namespace

TEST_CASE("chapter_options: words of the command line") {
  const ChapterOptions none = options_of();
  CHECK(none.out.empty());
  CHECK_FALSE(none.quick);
  CHECK(none.wants("minirl"));
  CHECK(none.wants("notebook"));
  const ChapterOptions all = options_of("--quick", "--out", "a folder", "--preset", "notebook");
  CHECK(all.out == "a folder");
  CHECK(all.quick);
  CHECK(all.wants("notebook"));
  CHECK_FALSE(all.wants("minirl"));
}

TEST_CASE("chapter_options: wrong words") {
  CHECK_THROWS_WITH_AS(options_of("--fast"), "unknown word '--fast'; [--out DIR] [--quick] [--preset NAME]",
                       ConfigError);
  CHECK_THROWS_AS(options_of("--out"), ConfigError);
  CHECK_THROWS_AS(options_of("--out", ""), ConfigError);
  CHECK_THROWS_WITH_AS(options_of("--preset", "notbook"),
                       "unknown preset 'notbook'; did you mean 'notebook'? There are minirl and notebook.",
                       ConfigError);
  const std::array<const char*, 3> words{"chapter", "--preset", "minirl"};
  CHECK_THROWS_WITH_AS(chapter_options(3, words.data(), {}), "--preset minirl: this chapter has no presets",
                       ConfigError);
}

TEST_CASE("run_chapter: the exit status, and denormals flushed meanwhile") {
  const TemporaryFolder folder;
  const std::string out = (folder / "out").string();
  const Chapter good{.title = "a good chapter", .run = [](Findings& findings, const ChapterOptions&) {
                       findings.judged("denormals are flushed", "-", "", denormals_are_flushed());
                     }};
  CHECK(status_of(good, "--out", out.c_str()) == (detail::flush_bits == 0));
  CHECK(read_findings(out).chapter == "a good chapter");
  CHECK(status_of(good, "--fast") == 2);
  CHECK(status_of(good, "--preset", "minirl") == status_without_presets);
  const Chapter wrong{.title = "a wrong one",
                      .run = [](Findings& findings, const ChapterOptions&) { findings.same("x", "1", "2"); }};
  CHECK(status_of(wrong) == 1);
  const Chapter broken{.title = "a broken one",
                       .run = [](Findings&, const ChapterOptions&) { throw StateError("no way on"); }};
  CHECK(status_of(broken) == 2);
}
