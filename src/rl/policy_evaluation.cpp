#include "minirl/rl/policy_evaluation.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/probabilities.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

std::size_t index(int i) { return static_cast<std::size_t>(i); }

void check_length(const char* operation, const char* what, std::size_t length, const TransitionTable& table) {
  if (length == index(table.states())) return;
  throw ShapeError(join(operation, ": ", length, " ", what, " for ", table.states(), " states"));
}

void check_policy(const char* operation, const TransitionTable& table, const TabularPolicy& policy) {
  check_length(operation, "actions of the policy", policy.size(), table);
  for (int s = 0; s < table.states(); ++s) {
    const int a = policy[index(s)];
    if (a >= 0 && a < table.actions() && !table.at(s, a).empty()) continue;
    throw ConfigError(join(operation, ": the policy takes action ", a, " in state ", s,
                           ", which is not possible there; see possible_actions(", s, ")"));
  }
}

void check_gamma(const char* operation, double gamma) {
  if (gamma >= 0 && gamma <= 1) return;
  throw ConfigError(join(operation, ": gamma is ", gamma, ", it must lie from 0 to 1"));
}

// One step of all the probability there is: `now` moves on to `next`, what ends leaves. Returns the expected
// reward of the step.
double move_on(const TransitionTable& table, const TabularPolicy& policy, const std::vector<double>& now,
               std::vector<double>& next) {
  std::fill(next.begin(), next.end(), 0.0);
  double reward = 0;
  for (int s = 0; s < table.states(); ++s) {
    const double here = now[index(s)];
    if (here == 0) continue;
    for (const Transition& t : table.at(s, policy[index(s)])) {
      reward += here * t.probability * t.reward;
      if (!t.terminated) next[index(t.next)] += here * t.probability;
    }
  }
  return reward;
}

}  // namespace

double action_value(std::span<const Transition> outcomes, std::span<const double> values, double gamma) {
  double sum = 0;
  for (const auto& [p, s2, r, terminated] : outcomes) {
    sum += p * (terminated ? r : r + gamma * values[index(s2)]);
  }
  return sum;
}

QTable action_values(const TransitionTable& table, std::span<const double> values, double gamma) {
  check_length("action_values", "values", values.size(), table);
  QTable q(table);
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) q(s, a) = action_value(table.at(s, a), values, gamma);
  }
  return q;
}

std::vector<double> evaluation_sweep(const TransitionTable& table, const TabularPolicy& policy,
                                     std::span<const double> values, double gamma) {
  check_length("evaluation_sweep", "values", values.size(), table);
  check_policy("evaluation_sweep", table, policy);
  std::vector<double> next;
  for (int s = 0; s < table.states(); ++s) {
    next.push_back(action_value(table.at(s, policy[index(s)]), values, gamma));
  }
  return next;
}

void check_sweeps(const char* operation, const SweepConfig& config) {
  check_gamma(operation, config.gamma);
  if (config.tolerance >= 0 && config.sweeps >= 1) return;
  throw ConfigError(join(operation, ": tolerance is ", config.tolerance, ", sweeps ", config.sweeps,
                         "; the first must not be negative, of the others at least 1 is needed"));
}

SweptStates policy_evaluation(const TransitionTable& table, const TabularPolicy& policy,
                              const SweepConfig& config) {
  check_sweeps("policy_evaluation", config);
  check_policy("policy_evaluation", table, policy);
  return sweep_until_still(std::vector<double>(index(table.states())), config, [&](const auto& values) {
    return evaluation_sweep(table, policy, values, config.gamma);
  });
}

double expected_return(const TransitionTable& table, std::span<const double> start_distribution,
                       const TabularPolicy& policy, const ReturnConfig& config) {
  check_gamma("expected_return", config.gamma);
  if (config.steps < 1)
    throw ConfigError(join("expected_return: steps is ", config.steps, ", give 1 or more"));
  check_length("expected_return", "start probabilities", start_distribution.size(), table);
  check_probabilities(start_distribution);
  check_policy("expected_return", table, policy);
  std::vector<double> now(start_distribution.begin(), start_distribution.end()), next(now.size());
  double sum = 0, discount = 1;
  for (int t = 0; t < config.steps; ++t) {
    sum += discount * move_on(table, policy, now, next);
    std::swap(now, next);
    discount *= config.gamma;
  }
  return sum;
}

}  // namespace minirl
