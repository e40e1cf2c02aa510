// Brute force: try every combination of weights on a grid. Simple and thorough, but there are k^n of them:
// out of reach for many more than 3 weights. Bellman 1957, "Dynamic programming": the curse of
// dimensionality.
//
//   w = (w_1, ..., w_n)    w_i in { low, low + d, ..., high },  d = (high - low) / (k - 1)           (1)
//
// Which of the k^n is best is settled by a race (see race.hpp).
#pragma once
#include "minirl/agents/race.hpp"

namespace minirl {

/// k numbers from low to high, both included; the middle one of an odd number is exactly in the middle.
inline std::vector<double> evenly_spaced(double low, double high, int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back((low * (count - 1 - i) + high * i) / (count - 1));
  return values;
}

/// All combinations of n of these values, equation (1); the last weight changes fastest.
std::vector<Weights> all_combinations(const std::vector<double>& values, int n);

struct BruteForceConfig {
  int weights = 3;  // n; the assignment's w0, w1, w2
  int values = 11;  // k, for each weight; an odd number has 0 among them; ours
  double low = -1;  // of each weight; the scale does not matter for a linear policy
  double high = 1;  // of each weight
  RaceConfig race{};

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("weights", self.weights), field("values", self.values);
    field("low", self.low), field("high", self.high);
    RaceConfig::fields(self.race, field);
  }
};

/// The best weights on the grid. Its history has one record for each round of the race. Throws ConfigError if
/// a setting makes no sense or the grid has more than a million points.
SearchResult brute_force(const Fitness& fitness, const BruteForceConfig& config, Rng rng);

}  // namespace minirl
