// Predict: how many steps until the end.
//
// Let m be the expected steps from a state to the end. A step is taken in any case; where it leads, the
// waiting goes on:
//
//   m[s] = 1 + sum over s2 of P[s][s2] m[s2]          m[end] = 0
//
// A light bulb fails each day with probability 1/4, else it is as new: m = 1 + (3/4) m.
//
// Toss a coin until two heads come in a row. State 0: the last toss was no head; state 1: it was one head;
// state 2: the end. Tails leads back to 0. Two unknowns, two equations. See ./minirl run 5.1
#include "minirl/chapter.hpp"

using namespace minirl;

// The light bulb: the expected number of days.
const auto days_of_a_bulb = [] { return 4.0; };  // m (1 - 3/4) = 1

// The coin: expected tosses until two heads in a row, from the beginning and after one head.
// m0 = 1 + m0/2 + m1/2 and m1 = 1 + m0/2: so m0 = 2 + m1, and m1 = 2 + m1/2.
const auto tosses_from_the_start = [] { return 6.0; };
const auto tosses_after_a_head = [] { return 4.0; };

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("5.4: the light bulb") {
  const double said = days_of_a_bulb(),
               is = absorption(MarkovChain({{0.75, 0.25}, {0, 1}})).expected_steps[0];
  const char* known = said == doctest::Approx(4.0 / 3) ? ": that is 1 / (3/4); it is the failing that ends it"
                      : said == doctest::Approx(3)     ? ": the day on which it fails counts too"
                                                       : "";
  INFO(join("you said ", said, " days", known));
  const bool right = said == doctest::Approx(is);
  CHECK(right);
}

TEST_CASE("5.4: two heads in a row") {
  const double from_0 = tosses_from_the_start(), from_1 = tosses_after_a_head();
  const auto is = absorption(MarkovChain({{0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0, 1}})).expected_steps;
  const char* known = from_0 == doctest::Approx(4)
                          ? ": two heads have probability 1/4, but a failure costs the head you had"
                          : "";
  const char* known_1 = from_1 == doctest::Approx(2)
                            ? ": a head comes after 2 tosses on average, but tails sends you back to 0"
                            : "";
  const bool right_0 = from_0 == doctest::Approx(is[0]), right_1 = from_1 == doctest::Approx(is[1]);
  CHECK_MESSAGE(right_1, join("after one head you said ", from_1, known_1));
  CHECK_MESSAGE(right_0, join("from the start you said ", from_0, known));
}
