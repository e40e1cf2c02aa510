// One update of the table.
//
// q(s, a) is what action a was held for worth in state s; y, the target, is what it turned out to be worth
// this time. Chance played a part in y, so the table moves only a part of the way, alpha (the learning rate):
//
//   q(s, a) <- q(s, a) + alpha (y - q(s, a))
//
// y - q(s, a) is the surprise, the temporal-difference error. Nothing else in the table changes.
#include "minirl/chapter.hpp"

using namespace minirl;

void learn_from([[maybe_unused]] QTable& q, [[maybe_unused]] int s, [[maybe_unused]] int a,
                [[maybe_unused]] double y, [[maybe_unused]] double alpha) {
  todo<void>("7.2");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("7.2: from 10 a quarter of the way to 47.2") {
  QTable q(2, 3, 10);
  learn_from(q, 1, 2, 47.2, 0.25);
  const double now = q(1, 2);
  const char* known = now == 10 ? ": nothing was written into the table; q(s, a) itself is to change"
                      : now == doctest::Approx(21.8) || now == doctest::Approx(11.8)
                          ? ": what was held before must be taken off the target"
                      : now == doctest::Approx(37.9)
                          ? ": alpha is the share of the target, not of what was held before"
                      : now == doctest::Approx(47.2) ? ": it went all the way"
                      : now == doctest::Approx(0.7)  ? ": it went away from the target"
                                                     : "";
  INFO(join("q(1, 2) is ", fixed(now, 1), ", expected 19.3 = 10 + 0.25*(47.2 - 10)", known));
  CHECK(now == doctest::Approx(19.3));
}

TEST_CASE("7.2: the rest of the table stays as it is") {
  QTable q(2, 3, 10);
  learn_from(q, 1, 2, 47.2, 0.25);
  for (int s = 0; s < 2; ++s) {
    for (int a = 0; a < 3; ++a) {
      if (s == 1 && a == 2) continue;
      INFO(join("q(", s, ", ", a, ") is ", q(s, a), ", expected 10: only what was done is learned about"));
      CHECK(q(s, a) == 10);
    }
  }
}

TEST_CASE("7.2: at alpha 1 the target replaces what was held, at alpha 0 nothing is learned") {
  QTable q(1, 1, 10);
  learn_from(q, 0, 0, -50, 0);
  CHECK_MESSAGE(q(0, 0) == 10, "at alpha 0 q went from 10 to ", q(0, 0));
  learn_from(q, 0, 0, -50, 1);
  CHECK_MESSAGE(q(0, 0) == doctest::Approx(-50), "at alpha 1 and target -50 q went to ", q(0, 0));
}
