#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/csv.hpp"

using namespace minirl;

TEST_CASE("Csv: header, rows, empty cells, any line end") {
  const Csv csv = Csv::parse("a,b,c\n1,,3\r\n,x y,", "t");
  CHECK(csv.header() == std::vector<std::string>{"a", "b", "c"});
  REQUIRE(csv.rows() == 2);
  CHECK(csv.cell(0, 0) == "1");
  CHECK(csv.cell(0, 1).empty());
  CHECK(csv.cell(0, 2) == "3");
  CHECK(csv.cell(1, csv.column("b")) == "x y");
  CHECK(csv.cell(1, 2).empty());
  CHECK(Csv::parse("only\n", "t").rows() == 0);
  CHECK(Csv::parse("only\n\n", "t").cell(0, 0).empty());
}

TEST_CASE("Csv: quoted cells may hold commas, quotes and lines; places count the file's lines") {
  const Csv csv = Csv::parse("a,b\n\"x,\"\"y\"\"\",\"two\nlines\"\n3,4\n", "t.csv");
  CHECK(csv.cell(0, 0) == "x,\"y\"");
  CHECK(csv.cell(0, 1) == "two\nlines");
  CHECK(csv.place(0) == "t.csv line 2");
  CHECK(csv.place(1) == "t.csv line 4");
}

TEST_CASE("Csv: what is wrong is said with file, line and counts") {
  CHECK_THROWS_WITH_AS(Csv::parse("a,b\n1,2\n3\n", "t.csv"),
                       "t.csv line 3: the row has 1 cells, the header 2", IoError);
  CHECK_THROWS_WITH_AS(Csv::parse("a,b\n1,2,3\n", "t.csv"), "t.csv line 2: the row has 3 cells, the header 2",
                       IoError);
  CHECK_THROWS_WITH_AS(Csv::parse("a\n\"1\n2\n", "t.csv"), "t.csv line 2: a quote is opened and never closed",
                       IoError);
  CHECK_THROWS_WITH_AS(Csv::parse("a,b,a\n", "t.csv"), "t.csv: column 'a' stands twice in the header",
                       IoError);
  CHECK_THROWS_AS(Csv::parse("a\nx\"y\n", "t.csv"), IoError);
  CHECK_THROWS_AS(Csv::parse("a\n\"x\"y\n", "t.csv"), IoError);
  CHECK_THROWS_AS(Csv::parse("", "t.csv"), IoError);
  const Csv csv = Csv::parse("seed,row,op\n", "t.csv");
  CHECK_THROWS_WITH_AS(csv.column("sed"), "t.csv: there is no column 'sed'; there are seed, row and op",
                       IoError);
  CHECK_THROWS_AS(csv.cell(0, 0), ShapeError);
}

TEST_CASE("Csv::read: files that cannot be read") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(Csv::read(folder / "none.csv"), IoError);
  CHECK_THROWS_AS(Csv::read(folder.path()), IoError);
}

TEST_CASE("CsvWriter: what it writes is read back, quotes only where they are needed") {
  const TemporaryFolder folder;
  const std::vector<std::string> awkward{"a,b", "say \"x\"", "two\nlines", "\r", ""};
  {
    CsvWriter writer(folder / "x.csv", {"step", "return", "note", "ok", "rest"});
    writer.row(1, 0.1, "plain", true, -2.5f);
    writer.write(awkward);
    writer.flush();
  }
  CHECK(read_file(folder / "x.csv").starts_with("step,return,note,ok,rest\n1,0.1,plain,true,-2.5\n\"a,b\","));
  const Csv csv = Csv::read(folder / "x.csv");
  for (std::size_t i = 0; i < awkward.size(); ++i) CHECK(csv.cell(1, i) == awkward[i]);
}

TEST_CASE("CsvWriter: wrong counts, folders and a full disk are errors") {
  const TemporaryFolder folder;
  CsvWriter writer(folder / "x.csv", {"a", "b"});
  CHECK_THROWS_AS(writer.row(1), ShapeError);
  CHECK_THROWS_AS(writer.row(1, 2, 3), ShapeError);
  CHECK_THROWS_AS(CsvWriter(folder.path(), {"a"}), IoError);
  CHECK_THROWS_AS(CsvWriter(folder / "none" / "x.csv", {"a"}), IoError);
  CHECK_THROWS_AS(CsvWriter(folder / "y.csv", {}), ConfigError);
  if (std::filesystem::exists("/dev/full")) {
    CsvWriter full("/dev/full", {"a"});
    CHECK_THROWS_WITH_AS(full.flush(), "cannot write /dev/full: No space left on device", IoError);
  }
}

TEST_CASE("parse_hexfloat: exact numbers in C's form") {
  CHECK(parse_hexfloat("0x1.8p-1", "x") == 0.75);
  CHECK(parse_hexfloat("-0x1p+0", "x") == -1);
  CHECK(parse_hexfloat("0x0p+0", "x") == 0);
  CHECK(std::signbit(parse_hexfloat("-0x0p+0", "x")));
  CHECK(parse_hexfloat("0x0.0000000000001p-1022", "x") == std::numeric_limits<double>::denorm_min());
  CHECK(parse_hexfloat("0x1.fffffffffffffp+1023", "x") == std::numeric_limits<double>::max());
  CHECK(parse_hexfloat("-inf", "x") == -std::numeric_limits<double>::infinity());
  CHECK(std::isnan(parse_hexfloat("nan", "x")));
}

TEST_CASE("parse_hexfloat: agrees with strtod on random bit patterns") {
  Rng rng(1);
  for (int i = 0; i < 20000; ++i) {
    const auto value = std::bit_cast<double>(rng.next64());
    if (!std::isfinite(value)) continue;
    char text[64];
    std::snprintf(text, sizeof text, "%a", value);
    CHECK(std::bit_cast<std::uint64_t>(parse_hexfloat(text, "x")) == std::bit_cast<std::uint64_t>(value));
    CHECK(parse_hexfloat(text, "x") == std::strtod(text, nullptr));
  }
}

TEST_CASE("parse_hexfloat: the whole text or an error that names it") {
  CHECK_THROWS_WITH_AS(parse_hexfloat("1.5", "t.csv line 2"),
                       "t.csv line 2: '1.5' is not a hexadecimal floating-point number like 0x1.8p-3",
                       IoError);
  for (const char* text : {"", "-", "0x", "0xp1", "0x1", "0x1p", "0x1p1 ", " 0x1p1", "0x1.8p-1x", "+0x1p1",
                           "--0x1p1", "0x-1p1", "0x0x1p1", "infinity", "0x1p+5000", "0x1p-5000"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_hexfloat(text, "x"), IoError);
  }
}
