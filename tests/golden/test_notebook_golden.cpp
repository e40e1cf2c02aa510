#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "golden/golden.hpp"
#include "golden/golden_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/files/atomic_file.hpp"

using namespace minirl;
using namespace minirl::golden;

namespace {

Tally check_file(const char* name, const std::string& text) {
  const TemporaryFolder folder;
  write_file_atomically(folder / name, text);
  return check_notebook(folder.path()).at(0);
}

Tally check_policy(const std::string& rows) {
  return check_file("nb_test_policy.csv",
                    "env_seed,hash64,x,x_dot,theta,theta_dot,count_nirbhay,count_game1\n" + rows);
}

const std::string seed1 =
    "1,2569567747823304525,0x1.f7a0e4b6c6b3p-6,0x1.7c1c55fcd8a4p-10,-0x1.fa126ffa53df7p-6,-0x1."
    "00831e265e1fep-5,";

}  // namespace

TEST_CASE("golden notebook: what the library has is equal bit for bit") {
  long passed = 0;
  for (const Tally& tally : check_notebook(golden_folder() / "notebook")) {
    CAPTURE(tally.group);
    for (const std::string& text : tally.failures) MESSAGE(text);
    CHECK(tally.failed == 0);
    passed += tally.passed;
  }
  CHECK(passed > 0);
}

TEST_CASE("golden notebook: a wrong count and a wrong hash fail their row") {
  CHECK(check_policy(seed1 + "51,682\n").passed == 1);
  const Tally count = check_policy(seed1 + "51,683\n");
  CHECK(count.failures.at(0).ends_with("line 2: count_game1: expected 683, got 682"));
  std::string other_hash = seed1;
  other_hash.replace(other_hash.find("525,"), 3, "526");
  CHECK(check_policy(other_hash + "51,682\n").failed == 1);
}

TEST_CASE("golden notebook: unknown files are skipped by name, malformed ones are an IoError") {
  const Tally other = check_file("nb_other.csv", "a\n1\n2\n");
  CHECK(other.skipped == 2);
  CHECK(other.skips.at(0) == "nb_other.csv: not built yet");
  CHECK_THROWS_AS(check_policy("1,x,0x1p-6,0x1p-6,0x1p-6,0x1p-6,51,682\n"), IoError);
  CHECK_THROWS_AS(check_policy("1,1,0.1,0x1p-6,0x1p-6,0x1p-6,51,682\n"), IoError);
  CHECK_THROWS_AS(check_file("nb_gym_seeding.csv",
                             "env_seed,hash64,key_words,reset,x,x_dot,theta,theta_dot\n"
                             "0,1,1,1,0x0p+0,0x0p+0,0x0p+0,0x0p+0\n"),
                  IoError);
  CHECK_THROWS_AS(check_notebook("/nowhere/at/all"), IoError);
}
