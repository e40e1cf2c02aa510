#include "minirl/rl/policy_iteration.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// The values are that far from the truth at most, as the tolerance and rounding go; and as much once more.
double margin_of(const SweptStates& evaluated, double gamma) {
  double largest = 1;
  for (const double v : evaluated.values) largest = std::max(largest, std::abs(v));
  const double left = gamma < 1 ? evaluated.change * gamma / (1 - gamma) : 1e3 * evaluated.change;
  return 2 * left + 1e-12 * largest;
}

SweptStates settled_values(const TransitionTable& table, const TabularPolicy& policy,
                           const SweepConfig& config) {
  SweptStates evaluated = policy_evaluation(table, policy, config);
  if (evaluated.converged) return evaluated;
  throw NumericError(join("policy_iteration: after ", evaluated.sweeps,
                          " sweeps the values of a policy still change by ", evaluated.change, ", more than ",
                          config.tolerance, "; gamma is ", config.gamma,
                          ": a policy that never ends needs one below 1"));
}

}  // namespace

TabularPolicy improved_policy(const QTable& q, const TabularPolicy& policy, double margin) {
  TabularPolicy improved = policy;
  for (int s = 0; s < q.states(); ++s) {
    int& a = improved.at(static_cast<std::size_t>(s));
    if (q.value(s) > q(s, a) + margin) a = q.best_action(s);
  }
  return improved;
}

PolicyIteration policy_iteration(const TransitionTable& table, const SweepConfig& config) {
  TabularPolicy policy;
  for (int s = 0; s < table.states(); ++s) policy.push_back(table.possible_actions(s).front());
  PolicyIteration result;
  for (;;) {
    SweptStates evaluated = settled_values(table, policy, config);
    const double margin = margin_of(evaluated, config.gamma);
    result.history.push_back(policy);
    result.policy = policy;
    result.values = std::move(evaluated.values);
    policy = improved_policy(action_values(table, result.values, config.gamma), policy, margin);
    if (policy == result.policy) return result;
  }
}

}  // namespace minirl
