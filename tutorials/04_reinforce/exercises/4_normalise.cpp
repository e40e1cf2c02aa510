// Better than average, or worse: normalised weights.
//
// On the cart-pole all returns are positive, so plain returns would make every action more likely, the bad
// ones too. What counts is whether an action earned more than others. Over all steps of a batch:
//
//   A = (R - mean) / std        std: the root of the mean of (R - mean)^2, divided by n
//
// Weights are then about as large on every task, and one learning rate does for many. If all R are equal
// there is nothing to learn, and each weight is 0: mind the division. The Pong notebook divides by std and
// forgets the mean.
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> normalised([[maybe_unused]] std::vector<double> returns) {
  return todo<std::vector<double>>("4.4");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.4: 1, 3 and 5 become -1.22, 0 and 1.22") {
  const auto a = normalised({1, 3, 5});  // mean 3, std = sqrt((4 + 0 + 4) / 3) = 1.633
  REQUIRE(a.size() == 3);
  const char* known = a[1] != doctest::Approx(0)      ? ": the mean was not taken off"
                      : a[2] == doctest::Approx(0.75) ? ": that is divided by the variance; take its root"
                      : a[2] == doctest::Approx(1)    ? ": std divides by n here, not by n - 1"
                                                      : "";
  INFO(join("1, 3, 5 gave ", a[0], ", ", a[1], ", ", a[2], ", expected -1.2247, 0, 1.2247", known));
  CHECK(a[0] == doctest::Approx(-1.224745));
  CHECK(a[1] == doctest::Approx(0));
  CHECK(a[2] == doctest::Approx(1.224745));
}

TEST_CASE("4.4: a shift and a scale of all rewards change nothing") {
  const auto a = normalised({1, 3, 8}), b = normalised({1001, 1003, 1008}), c = normalised({10, 30, 80});
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(b.at(i) == doctest::Approx(a.at(i)));
    CHECK(c.at(i) == doctest::Approx(a.at(i)));
  }
}

TEST_CASE("4.4: where all returns are equal nothing is to be learnt") {
  const auto a = normalised({7, 7});
  INFO(join("7, 7 gave ", a.at(0), ", ", a.at(1), ", expected 0, 0",
            std::isnan(a[0]) ? ": 0 / 0 is not a number" : ""));
  const bool both_0 = a == std::vector<double>{0, 0};
  CHECK(both_0);
}
