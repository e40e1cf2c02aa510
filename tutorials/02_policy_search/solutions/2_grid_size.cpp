// The simplest search is brute force: try every combination of weights on a grid, and keep the best. With k
// values for each of n weights there are
//     candidates = k * k * ... * k = k^n
// of them, and each must be tried. (include/minirl/agents/brute_force.hpp, equation (1).)
//
// Predict four numbers, with the head or on paper. Keep the second one in mind when networks come, with
// hundreds of weights.
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double three_weights;  // candidates: k = 11 values, n = 3 weights
  double five_weights;   // candidates: k = 11 values, n = 5 weights
  double episodes;       // played in all: k = 11, n = 3, and 10 episodes for each candidate
  double finer;          // candidates: k = 21 values (half the distance), n = 3 weights
};

Predictions predict() {
  return {.three_weights = 1331,   // 11 * 11 * 11
          .five_weights = 161051,  // 11 * 11 times as many
          .episodes = 13310,       // 10 for each candidate
          .finer = 9261};          // 21 * 21 * 21: twice as fine costs nearly 2^3 times as much
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

double combinations(int values, int weights) {
  return static_cast<double>(all_combinations(evenly_spaced(-1, 1, values), weights).size());
}

TEST_CASE("2.2: candidates with three weights") {
  const double predicted = predict().three_weights;
  CHECK_MESSAGE(predicted != 33,
                "33 is 11 * 3: but each value of one weight goes with each value of the others");
  CHECK_MESSAGE(predicted != 177147, "177147 is 3 to the power of 11: it is 11 to the power of 3");
  const bool right = predicted == combinations(11, 3);
  CHECK_MESSAGE(right, "you said ", predicted, ", it is 11 * 11 * 11");
}

TEST_CASE("2.2: candidates with five weights") {
  const double predicted = predict().five_weights;
  const bool right = predicted == combinations(11, 5);
  CHECK_MESSAGE(right, "you said ", predicted, ": each new weight multiplies by 11");
}

TEST_CASE("2.2: episodes for three weights") {
  const double predicted = predict().episodes;
  const bool right = predicted == 10 * combinations(11, 3);
  CHECK_MESSAGE(right, "you said ", predicted,
                ": every candidate plays 10 episodes, so the candidates are multiplied by 10");
}

TEST_CASE("2.2: candidates on a grid that is twice as fine") {
  const double predicted = predict().finer;
  CHECK_MESSAGE(predicted != 2 * combinations(11, 3),
                "twice as fine is not twice the work: each weight has 21 values");
  const bool right = predicted == combinations(21, 3);
  CHECK_MESSAGE(right, "you said ", predicted, ": 21 values for each of 3 weights");
}
