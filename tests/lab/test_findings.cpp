#include <doctest/doctest.h>

#include <sstream>

#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/findings.hpp"

using namespace minirl;

TEST_CASE("array_text: as NumPy prints it") {
  CHECK(array_text(std::vector<double>{-22, 0.0120678, 1.5, -0.012585662}) ==
        "[-22 0.0120678 1.5 -0.01258566]");
  CHECK(array_text(std::vector<double>{-1e-12, 100}) == "[0 100]");
  CHECK(array_text(std::vector<double>{0.126, 2}, 2) == "[0.13 2]");
  CHECK(array_text({}) == "[]");
}

TEST_CASE("findings: one line for each result") {
  std::ostringstream out;
  Findings findings(out, "01 Policies", {});
  findings.same("longest", "72", "72");
  findings.same("mean", "43.313", "43.314");
  findings.judged("solved", "-", "9 of 10", false);
  findings.noted("sampled", "93.2", "184.8");
  CHECK(out.str() ==
        "01 Policies\n"
        "ok      longest: 72   (as the notebook)\n"
        "failed  mean: 43.314   (notebook: 43.313)\n"
        "failed  solved: 9 of 10\n"
        "-       sampled: 184.8   (notebook: 93.2)\n");
}

TEST_CASE("findings: the exit status says whether one failed") {
  std::ostringstream out;
  Findings findings(out, "01 Policies", {});
  CHECK(findings.finish() == 0);
  findings.noted("a", "1", "2");
  findings.judged("b", "1", "2", true);
  CHECK(findings.finish() == 0);
  findings.same("c", "1", "2");
  CHECK(findings.finish() == 1);
}

TEST_CASE("findings: what is kept can be read again") {
  const TemporaryFolder folder;
  std::ostringstream out;
  Findings findings(out, "04 \"REINFORCE\", and more", folder / "new/folder with blanks");
  findings.same("weights, first \"two\"", "[1, 2]", "[1, 2]");
  findings.noted("a line\nbreak", "-", "3");
  findings.picture({"curve.svg", "Up, and down."}, "<svg/>");
  findings.picture({"film.gif", "It runs.", Place::cover}, "GIF");
  CHECK(findings.finish() == 0);

  const ChapterResult read = read_findings(folder / "new/folder with blanks");
  CHECK(read.chapter == "04 \"REINFORCE\", and more");
  REQUIRE(read.rows.size() == 2);
  CHECK(read.rows[0].what == "weights, first \"two\"");
  CHECK(read.rows[0].notebook == "[1, 2]");
  CHECK(read.rows[0].verdict == Verdict::ok);
  CHECK(read.rows[0].seconds == doctest::Approx(findings.rows()[0].seconds).epsilon(0.001));
  CHECK(read.rows[1].what == "a line\nbreak");
  CHECK(read.rows[1].verdict == Verdict::none);
  REQUIRE(read.pictures.size() == 2);
  CHECK(read.pictures[0].file == "curve.svg");
  CHECK(read.pictures[0].caption == "Up, and down.");
  CHECK(read.pictures[0].place == Place::chapter);
  CHECK(read.pictures[1].place == Place::cover);
  CHECK(read_file(folder / "new/folder with blanks/film.gif") == "GIF");
}

TEST_CASE("findings: pictures are plain files of three kinds") {
  std::ostringstream out;
  Findings findings(out, "00", {});
  findings.picture({"start.png", "nothing is kept"}, "PNG");
  for (const char* name : {"../start.png", "a/b.gif", "start.jpg", "", "/tmp/x.svg"}) {
    CHECK_THROWS_AS(findings.picture({name, "no"}, ""), ConfigError);
  }
}

TEST_CASE("findings: a folder that cannot be is noticed before the work") {
  std::ostringstream out;
  CHECK_THROWS_AS(Findings(out, "00", "/dev/null/folder"), IoError);
}

TEST_CASE("read_findings: files that finish() did not write") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read_findings(folder.path()), IoError);
  const std::string head = "chapter,what,notebook,minirl,seconds,verdict\n";
  const auto error_with = [&](const std::string& rows, const std::string& pictures) -> std::string {
    write_file_atomically(folder / "rows.csv", rows);
    write_file_atomically(folder / "pictures.csv", pictures);
    try {
      read_findings(folder.path());
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(error_with(head + "00,a,-,1,0.5,ok\n", "file,caption,place\na.gif,b,cover\n") == "");
  CHECK(error_with(head + "00,a,-,1,0.5,good\n", "file,caption,place\n").find("'good' is no verdict") !=
        std::string::npos);
  CHECK(error_with(head + "00,a,-,1,soon,ok\n", "file,caption,place\n") != "");
  CHECK(error_with(head, "file,caption,place\n../x.gif,b,cover\n").find("is no picture's name") !=
        std::string::npos);
  CHECK(error_with("what\na\n", "file,caption,place\n") != "");
}
