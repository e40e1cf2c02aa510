// Value iteration: the best values of a world whose transition table is known.
// Bellman 1957; Sutton & Barto 2018, section 4.4; Q-value iteration as in A. Géron's book, equation 18-3.
//
//   V(s)    <- max_a sum_s2 p(s2 | s, a) (r + gamma V(s2))                 value iteration          (4.10)
//   q(s, a) <- sum_s2 p(s2 | s, a) (r + gamma max_a2 q(s2, a2))            Q-value iteration        (18-3)
//
// A sweep reads the values of the one before and writes new ones (two arrays), as the notebook does. Each
// comes closer to the truth by a factor gamma or better.
#pragma once
#include "minirl/rl/policy_evaluation.hpp"

namespace minirl {

/// Equation (4.10) for every state.   values: [states]   result: [states]
std::vector<double> value_sweep(const TransitionTable& table, std::span<const double> values, double gamma);

/// Equation (18-3) for every state and action; those that are not possible stay at -infinity.
QTable q_value_sweep(const TransitionTable& table, const QTable& q, double gamma);

/// Sweeps over states, from 0. Throws ConfigError if a setting makes no sense.
SweptStates value_iteration(const TransitionTable& table, const SweepConfig& config = {});

/// Sweeps over states and actions, from 0. `values.best_actions()` is the policy.
Swept<QTable> q_value_iteration(const TransitionTable& table, const SweepConfig& config = {});

}  // namespace minirl
