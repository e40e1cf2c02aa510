// Finite differences: a gradient without derivatives. Try the weights a little to each side, and climb to
// where it is better.
//
//   J(w) = E[ return of an episode played with w ]                      estimated on some episodes
//   g_i  = ( J(w + c_k e_i) - J(w - c_k e_i) ) / 2c_k                   Kiefer and Wolfowitz 1952     (1)
//   g_i  = ( J(w + c_k d) - J(w - c_k d) ) / (2c_k d_i)  d_i: +1 or -1  SPSA, Spall 1992, by coins    (2)
//   w   <- w + a_k g / |g|                                                                            (3)
//   a_k  = a / k,  c_k = c / k^(1/3)   in update k = 1, 2, ...          Kiefer and Wolfowitz 1952     (4)
//
// (1) tries 2n points for n weights, (2) only two, whatever n, and is right on average.
//
// Differs from the papers: the step (3) has a length of its own, because J leaps from 9 to 500 within a small
// change of direction; with it, (2) is right on average no more. Both sides of a difference play the same
// episodes, so that the luck of a start cancels. Where J is flat, g = 0 and the search stands still.
#pragma once
#include <cmath>

#include "minirl/agents/policy_search.hpp"

namespace minirl {

/// J(w), the objective of one update.
using Objective = std::function<double(const Weights& w)>;

/// w + step * direction.
inline Weights moved(Weights w, const Weights& direction, double step) {
  for (std::size_t i = 0; i < w.size(); ++i) w[i] += step * direction[i];
  return w;
}

/// Equation (1): 2n evaluations.
inline Weights central_differences(const Objective& objective, const Weights& w, double c, Rng&) {
  Weights g(w.size());
  for (std::size_t i = 0; i < w.size(); ++i) {
    Weights e(w.size());
    e[i] = 1;
    g[i] = (objective(moved(w, e, c)) - objective(moved(w, e, -c))) / (2 * c);
  }
  return g;
}

/// Equation (2): two evaluations.
inline Weights simultaneous_perturbation(const Objective& objective, const Weights& w, double c, Rng& rng) {
  Weights d(w.size());
  for (double& coin : d) coin = rng.random() < 0.5 ? 1 : -1;
  const double difference = objective(moved(w, d, c)) - objective(moved(w, d, -c));
  Weights g;
  for (const double coin : d) g.push_back(difference / (2 * c * coin));
  return g;
}

/// Equation (3).
inline Weights climbed(const Weights& w, const Weights& g, double a) {
  double squares = 0;
  for (const double component : g) squares += component * component;
  return squares > 0 ? moved(w, g, a / std::sqrt(squares)) : w;
}

struct FiniteDifferenceConfig {
  double a = 1;       // the length of the first step, in units of the weights; Kiefer and Wolfowitz 1952
  double c = 1;       // how far to each side at first, in units of the weights; Kiefer and Wolfowitz 1952
  int updates = 100;  // ours
  int episodes = 10;  // for each J(w); ours

  // What a lesson may replace by a rule of its own.
  std::function<Weights(const Objective& objective, const Weights& w, double c, Rng& rng)> gradient =
      central_differences;

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("a", self.a), field("c", self.c), field("updates", self.updates), field("episodes", self.episodes);
  }
};

/// The weights after the last update, starting from `w`. Its history has one record for each update, of the
/// weights it began with. Throws ConfigError if a setting makes no sense.
SearchResult finite_difference_search(const Fitness& fitness, Weights w, const FiniteDifferenceConfig& config,
                                      Rng rng);

}  // namespace minirl
