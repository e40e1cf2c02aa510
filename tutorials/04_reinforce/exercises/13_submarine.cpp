// Predict: where a coin beats every rule.
//
// The submarine is in one of five cells, 0 to 4, each alike to start in; below cell 2 lies the treasure:
//
//    0   1   2   3   4          in 0 it swims east, in 4 west, in 2 down to the treasure (one step)
//    X   #   T   #   X          # rock, X coral. 1 and 3 look alike: it cannot know on which side it is
//
// In 1 and 3 a rule without chance does the same in both, say: always east. From 3 that leads to 4, from 4
// back to 3, and so on for ever. A coin there, east or west, finds the way in the end: chance is not noise
// here, it is the best policy. REINFORCE learns the coin; always taking the likeliest action throws it
// away. See ./minirl run 4.7
#include "minirl/chapter.hpp"

using namespace minirl;

// "Always east in 1 and 3": the probability to have found the treasure within 100 steps.
const auto rule_within_100 = [] { return todo<double>("4.13"); };

// "A coin in 1 and 3": the probability to have found it within 2 steps.
const auto coin_within_2 = [] { return todo<double>("4.13"); };

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Towards the treasure where the place is known; in 1 and 3 these probabilities of north, east, south, west.
double treasure(const std::array<double, 4>& in_doubt, int limit) {
  const std::array<double, 4> east{0, 1, 0, 0}, south{0, 0, 1, 0}, west{0, 0, 0, 1};
  return submarine_odds({east, in_doubt, south, in_doubt, west}, limit).treasure;
}

TEST_CASE("4.13: always east") {
  const double said = rule_within_100(), is = treasure({0, 1, 0, 0}, 100);
  const char* known = said == 0 ? ": if you wrote a division, 1 / 2 of whole numbers is 0 and 1.0 / 2 is not"
                      : said > 0.7 ? ": from 3 and 4 it never gets there"
                      : said < 0.5 ? ": from 0 it gets there too, by way of 1"
                                   : "";
  const bool right = said == doctest::Approx(is);
  CHECK_MESSAGE(right, join("you said ", said, known));
}

TEST_CASE("4.13: a coin") {
  const double said = coin_within_2(), is = treasure({0, 0.5, 0, 0.5}, 2);
  const char* known = said == doctest::Approx(0.6) ? ": the toss must fall on the right side"
                      : said < is ? ": count the cells it can start in, and the steps from each"
                                  : "";
  const bool right = said == doctest::Approx(is);
  CHECK_MESSAGE(right, join("you said ", said, known));
  CHECK_MESSAGE(treasure({0, 0.5, 0, 0.5}, 100) > 0.999,
                "and within 100 steps the coin nearly always finds it");
}
