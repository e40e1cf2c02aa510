// Policy evaluation: what a policy earns in a world whose transition table is known.
// Sutton & Barto 2018, section 4.1.
//
//   q(s, a) = sum_s2 p(s2 | s, a) (r + gamma V(s2))       what an action is worth                   (4.6)
//   V(s)   <- q(s, policy(s))                             a sweep over all states                   (4.5)
//
// A sweep reads the values of the one before and writes new ones (two arrays), as equation (4.5) is written,
// so its result does not depend on the order of the states. A step that terminates has no V(s2).
#pragma once
#include <span>
#include <vector>

#include "minirl/rl/q_table.hpp"

namespace minirl {

/// Equation (4.6) for the outcomes of one action, summed in their order.   values: [states]
double action_value(std::span<const Transition> outcomes, std::span<const double> values, double gamma);

/// Equation (4.6) for every state and action.   values: [states]
QTable action_values(const TransitionTable& table, std::span<const double> values, double gamma);

/// Equation (4.5) for every state.   values: [states]   result: [states]
std::vector<double> evaluation_sweep(const TransitionTable& table, const TabularPolicy& policy,
                                     std::span<const double> values, double gamma);

/// When sweeps end. Checked: ConfigError if a number makes no sense.
struct SweepConfig {
  double gamma = 0.99;       // discount per step
  double tolerance = 1e-12;  // the last sweep changes no value by more; 0: until nothing changes
  int sweeps = 100'000;      // at most
  bool keep_history = false;
};
void check_sweeps(const char* operation, const SweepConfig& config);

/// What sweeps came to. `Values` are those of states or of actions.
template <class Values>
struct Swept {
  Values values;
  int sweeps = 0;                 // done
  double change = 0;              // the largest of the last sweep
  bool converged = false;         // it was within the tolerance
  std::vector<Values> history{};  // the values after each sweep, if kept
};
using SweptStates = Swept<std::vector<double>>;

/// Calls `sweep(values) -> values` until it changes no more than the tolerance, or often enough.
template <class Values, class Sweep>
Swept<Values> sweep_until_still(Values start, const SweepConfig& config, Sweep sweep) {
  Swept<Values> result{.values = std::move(start)};
  while (result.sweeps < config.sweeps && !result.converged) {
    Values next = sweep(result.values);
    result.change = largest_change(next, result.values);
    result.converged = result.change <= config.tolerance;
    result.values = std::move(next);
    ++result.sweeps;
    if (config.keep_history) result.history.push_back(result.values);
  }
  return result;
}

/// V of the policy: sweeps from 0. Without a discount a policy that never ends has none: `converged` says so.
/// Throws ShapeError unless there is an action for each state, ConfigError if one is not possible.
SweptStates policy_evaluation(const TransitionTable& table, const TabularPolicy& policy,
                              const SweepConfig& config = {});

struct ReturnConfig {
  double gamma = 1;  // discount per step; 1: the sum of rewards
  int steps = 200;   // of an episode, where a time limit ends it
};

/// The expected return of an episode, exactly: the distribution over states moves on step by step.
/// start_distribution: [states]. Throws as policy_evaluation does; ConfigError for a start distribution that
/// is none.
double expected_return(const TransitionTable& table, std::span<const double> start_distribution,
                       const TabularPolicy& policy, const ReturnConfig& config = {});

}  // namespace minirl
