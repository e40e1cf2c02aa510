#include "minirl/rl/value_iteration.hpp"

namespace minirl {

std::vector<double> value_sweep(const TransitionTable& table, std::span<const double> values, double gamma) {
  return action_values(table, values, gamma).values();
}

QTable q_value_sweep(const TransitionTable& table, const QTable& q, double gamma) {
  return action_values(table, q.values(), gamma);
}

SweptStates value_iteration(const TransitionTable& table, const SweepConfig& config) {
  check_sweeps("value_iteration", config);
  return sweep_until_still(std::vector<double>(static_cast<std::size_t>(table.states())), config,
                           [&](const auto& values) { return value_sweep(table, values, config.gamma); });
}

Swept<QTable> q_value_iteration(const TransitionTable& table, const SweepConfig& config) {
  check_sweeps("q_value_iteration", config);
  return sweep_until_still(QTable(table), config,
                           [&](const QTable& q) { return q_value_sweep(table, q, config.gamma); });
}

}  // namespace minirl
