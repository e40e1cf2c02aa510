// Find the bug: the agent learns once and never again.
//
// A learning rate that falls with the visits of an entry makes q the mean of all its targets:
//
//   alpha = 1 / (1 + n)        n: how often this entry was updated before, 0 the first time
//
// The first target replaces the first guess (alpha 1), the second counts 1/2, the third 1/3. The function
// below says so, the compiler is content, and yet q keeps the very first target for ever. Repair it.
#include "minirl/chapter.hpp"

using namespace minirl;

// The learning rate of an update of an entry that was updated n times before.
double rate(int n) {
  todo<void>("7.3");  // delete this line when you have found the bug
  return 1 / (1 + n);
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("7.3: the rates are 1, 1/2, 1/3, 1/4") {
  for (int n = 0; n < 4; ++n) {
    const double is = rate(n), expected = 1.0 / (n + 1.0);
    const char* known = is == 0 ? ": whole numbers divide to whole numbers, 1 / 2 is 0"
                        : is == doctest::Approx(1.0 / (n + 2.0)) ? ": the first update has n = 0, not 1"
                        : is == 1                                ? ": it does not fall"
                                                                 : "";
    INFO(join("for n = ", n, " the rate is ", is, ", expected ", expected, known));
    CHECK(is == doctest::Approx(expected));
  }
}

TEST_CASE("7.3: the targets 6, 0 and 3 make their mean") {
  double q = 100;  // the first guess, which must leave no trace
  int n = 0;
  for (const double y : {6.0, 0.0, 3.0}) q = td_update(q, y, rate(n++));
  INFO(join("q is ", q, ", expected 3 = (6 + 0 + 3) / 3", q == 6 ? ": it kept the first target" : ""));
  CHECK(q == doctest::Approx(3));
}
