#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "golden/golden.hpp"
#include "golden/golden_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

using namespace minirl;
using namespace minirl::golden;

namespace {

// The outcome for a folder with one file in it.
Tally check_file(const char* name, const std::string& text) {
  const TemporaryFolder folder;
  write_file_atomically(folder / name, text);
  return check_rng(folder.path()).at(0);
}

Tally check_script(const std::string& rows) {
  return check_file("generator_script.csv", "seed,row,op,args,result\n" + rows);
}

}  // namespace

TEST_CASE("golden rng: every row of every file, bit for bit") {
  for (const Tally& tally : check_rng(golden_folder() / "rng")) {
    CAPTURE(tally.group);
    for (const std::string& text : tally.failures) MESSAGE(text);
    for (const std::string& text : tally.skips) MESSAGE(text);
    CHECK(tally.failed == 0);
    CHECK(tally.skipped == 0);
    CHECK(tally.passed > 0);
  }
}

TEST_CASE("golden rng: a wrong number fails its row with what was expected and what came") {
  const Tally tally = check_script("42,0,random,,0x1p-1\n42,1,integers,0 1,0\n42,2,permutation,2,1 7\n");
  CHECK(tally.passed == 1);
  REQUIRE(tally.failed == 2);
  CHECK(tally.failures[0].ends_with(
      "generator_script.csv line 2: result: expected 0.5, got 0.7739560485559633"));
  CHECK(tally.failures[1].find("line 4: result [") != std::string::npos);
}

TEST_CASE("golden rng: unknown operations and kinds fail by name, unknown files are skipped by name") {
  const Tally script = check_script("1,0,gumbel,,0x1p-1\n");
  CHECK(script.failed == 1);
  CHECK(script.failures.at(0).find("unknown operation 'gumbel'") != std::string::npos);
  const Tally stream = check_file("long_streams.csv",
                                  "seed,kind,n,fnv1a64_of_all_doubles,sum_in_order,first,last\n"
                                  "1,normal,3,1,0x1p+0,0x1p+0,0x1p+0\n");
  CHECK(stream.failures.at(0).find("unknown kind 'normal'") != std::string::npos);
  const Tally other = check_file("ziggurat.csv", "a\n1\n");
  CHECK(other.skipped == 1);
  CHECK(other.skips.at(0).find("ziggurat.csv") != std::string::npos);
}

TEST_CASE("golden rng: no more than the first failures are kept, all are counted") {
  std::string rows;
  for (int i = 0; i < 50; ++i) rows += join("1,", i, ",integers,0 1,9\n");
  const Tally tally = check_script(rows);
  CHECK(tally.failed == 50);
  CHECK(tally.failures.size() == Tally::kept);
}

TEST_CASE("golden rng: malformed rows are an IoError") {
  for (const char* rows : {"x,0,random,,0x1p-1\n",   // no seed
                           "-1,0,random,,0x1p-1\n",  // no seed either
                           "1,1,random,,0x1p-1\n",   // begins in the middle
                           "1,0,random,,0x1p-1\n2,1,random,,0x1p-1\n",
                           "1,0,random,,0.5\n",      // not hexadecimal
                           "1,0,random,3,0x1p-1\n",  // one argument too many
                           "1,0,integers,5,1\n",     // one too few
                           "1,0,integers,5 5,1\n",   // an empty range
                           "1,0,integers,0 99999999999999999999,1\n",
                           "1,0,integers_n,0 9 1000000000,1 2\n",  // more than the row holds
                           "1,0,choice_p,0x1p-1 0x1p-2,1\n",       // sums to 0.75
                           "1,0,choice_p,,1\n", "1,0,choice_p_n,,1\n", "1,0,choice_noreplace,2 3,0 1 2\n",
                           "1,0,choice_noreplace,2000000000 1,0\n", "1,0,choice,-1,0\n",
                           "1,0,permutation,99999999999,0\n", "1,0,random\n"}) {
    CAPTURE(rows);
    CHECK_THROWS_AS(check_script(rows), IoError);
  }
}

TEST_CASE("golden rng: what is malformed is named with its line") {
  const TemporaryFolder folder;
  const auto file = folder / "generator_script.csv";
  write_file_atomically(file, "seed,row,op,args,result\n1,0,integers,0 1,0\n1,1,random,,0.5\n");
  const std::string text =
      join(file.string(), " line 3: result: '0.5' is not a hexadecimal floating-point number like 0x1.8p-3");
  CHECK_THROWS_WITH_AS(check_rng(folder.path()), text.c_str(), IoError);
}

TEST_CASE("golden rng: malformed files and folders are an IoError") {
  CHECK_THROWS_AS(check_file("pcg64_raw.csv", ""), IoError);
  CHECK_THROWS_AS(check_file("pcg64_raw.csv", "seed,index\n1,2\n"), IoError);
  CHECK_THROWS_AS(check_file("pcg64_raw.csv", "seed,spawn_key,index,uint64\n1,,99999999999999,1\n"), IoError);
  CHECK_THROWS_AS(check_file("mt19937_raw.csv", "seed,how,index,uint32\n1,init_by_array:,0,1\n"), IoError);
  CHECK_THROWS_AS(check_file("mt19937_raw.csv", "seed,how,index,uint32\n4294967296,init_genrand,0,1\n"),
                  IoError);
  CHECK_THROWS_AS(check_file("seedsequence.csv", "seed,spawn_key,pool,uint32x8,uint64x4\n[],,1,1,1\n"),
                  IoError);
  CHECK_THROWS_AS(
      check_file("legacy_script.csv", "seed,row,op,args,result\n4294967296,0,random_sample,,0x1p-1\n"),
      IoError);
  CHECK_THROWS_AS(check_rng("/nowhere/at/all"), IoError);
  const TemporaryFolder empty;
  CHECK_THROWS_AS(check_rng(empty.path()), IoError);
}
