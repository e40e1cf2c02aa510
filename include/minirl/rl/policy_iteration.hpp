// Policy iteration: evaluate a policy, let every state take its best action, until none changes.
// Howard 1960; Sutton & Barto 2018, section 4.3.
//
//   V      = the values of the policy                                      evaluation               (4.5)
//   policy(s) <- argmax_a sum_s2 p(s2 | s, a) (r + gamma V(s2))            improvement              (4.9)
//
// Differs from the book: an action gives way only to one that is better by more than rounding and the
// tolerance of the evaluation may bring about; else two equally good policies could take turns for ever
// (its exercise 4.4).
#pragma once
#include "minirl/rl/policy_evaluation.hpp"

namespace minirl {

/// Equation (4.9) for every state: the present action stays unless another is better by more than `margin`.
TabularPolicy improved_policy(const QTable& q, const TabularPolicy& policy, double margin);

struct PolicyIteration {
  TabularPolicy policy;                  // none is better
  std::vector<double> values;            // its V   [states]
  std::vector<TabularPolicy> history{};  // the policies that were evaluated, the last one included
};

/// Starts with the first possible action everywhere. Throws ConfigError if a setting makes no sense and
/// NumericError if the values of a policy do not settle: without a discount it may never end.
PolicyIteration policy_iteration(const TransitionTable& table, const SweepConfig& config = {});

}  // namespace minirl
