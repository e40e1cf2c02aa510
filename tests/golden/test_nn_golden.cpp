#include <doctest/doctest.h>

#include "golden/golden.hpp"
#include "golden/golden_folder.hpp"
#include "golden/nn_case.hpp"

using namespace minirl;
using namespace minirl::golden;

TEST_CASE("golden nn: every case that the library can be asked agrees with PyTorch") {
  long passed = 0;
  for (const Tally& tally : check_nn(golden_folder() / "nn")) {
    CAPTURE(tally.group);
    for (const std::string& text : tally.failures) MESSAGE(text);
    MESSAGE(tally.group << " " << tally.passed << " " << tally.failed << " " << tally.skipped);
    CHECK(tally.failed == 0);
    passed += tally.passed;
  }
  CHECK(passed >= 150);
}
