// MarkovChain: states, and the probabilities with which one follows another, whatever came before.
// Kemeny & Snell 1960, "Finite Markov Chains"; Grinstead & Snell 1997, chapter 11 (the numbers below).
//
//   u P^n              the distribution over states after n steps, from the distribution u          (11.2)
//   w P = w            the stationary distribution                                                  (11.8)
//   N = (I - Q)^-1     how often a state is visited before the end; Q: the ways between states      (11.4)
//   N 1                how long it takes until the end                                              (11.5)
//   N R                where it ends; R: the ways into the absorbing states                         (11.6)
#pragma once
#include <span>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/rl/q_table.hpp"

namespace minirl {

class MarkovChain {
 public:
  /// Row s: the probabilities of the states that may follow s. Throws ShapeError unless the matrix is square,
  /// ConfigError naming the row unless its numbers are not negative and sum to 1 (within 1.5e-8).
  explicit MarkovChain(std::vector<std::vector<double>> rows);

  int states() const { return static_cast<int>(rows_.size()); }
  /// What may follow state s.   [states]
  std::span<const double> row(int s) const;
  /// Whether state s is never left.
  bool is_absorbing(int s) const;

 private:
  std::vector<std::vector<double>> rows_;
};

/// What a world becomes once its actions are chosen. A state that a terminating step leads to is the end:
/// never left. Throws ShapeError or ConfigError if the policy does not fit the table.
MarkovChain chain_of(const TransitionTable& table, const TabularPolicy& policy);

/// A walk from state `first`: ends in an absorbing state, or with `longest` states. `draw(probabilities)`
/// gives the index of the next state, one draw for each state but the last; e.g. Rng's `choice`.
template <class Draw>
std::vector<int> sample_chain(const MarkovChain& chain, int first, int longest, Draw draw) {
  if (longest < 1) throw ConfigError(join("sample_chain: longest is ", longest, ", at least 1 is needed"));
  std::vector<int> walk{first};
  while (!chain.is_absorbing(walk.back()) && static_cast<int>(walk.size()) < longest) {
    walk.push_back(draw(chain.row(walk.back())));
  }
  return walk;
}

/// Equation (11.2).   start: [states]   result: [states]. Throws ConfigError if n is negative, ShapeError or
/// ConfigError if `start` is no distribution over the states.
std::vector<double> distribution_after(const MarkovChain& chain, std::span<const double> start, int n);

/// The sets of states that the chain never leaves once it is in, and within which it comes everywhere: its
/// recurrent classes. An absorbing state is one alone. Each ascending, in the order of their first states.
std::vector<std::vector<int>> recurrent_classes(const MarkovChain& chain);

/// Equation (11.8): the share of time in each state in the long run; of a chain without a period also the
/// distribution after many steps.   [states]
/// Throws ConfigError if there are several recurrent classes: then it depends on the start.
std::vector<double> stationary_distribution(const MarkovChain& chain);

/// What becomes of a chain that ends, for each state as the first one. The row of an absorbing state says
/// that it is already there.
struct Absorption {
  std::vector<int> ends;                         // the absorbing states, ascending
  std::vector<double> expected_steps;            // until one is reached   [states]
  std::vector<std::vector<double>> probability;  // of ending in each   [states, ends]
  std::vector<std::vector<double>> visits;       // the fundamental matrix, 0 for ends   [states, states]
};

/// Equations (11.4) to (11.6). Throws ConfigError if there is a state from which no absorbing state can be
/// reached, naming it.
Absorption absorption(const MarkovChain& chain);

}  // namespace minirl
