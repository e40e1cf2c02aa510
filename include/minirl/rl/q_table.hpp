// QTable: one number for each state and action, what the action is worth there.
#pragma once
#include <span>
#include <vector>

#include "minirl/core/archive.hpp"
#include "minirl/envs/transition_table.hpp"

namespace minirl {

/// Which action to take in each state.   [states]
using TabularPolicy = std::vector<int>;

/// q(s, a) for states and actions that count from 0. An action that is not possible is worth -infinity: no
/// maximum finds it. Throws ShapeError outside the table.
class QTable {
 public:
  QTable() = default;
  /// All actions are possible and worth `value`. Throws ConfigError without a state or an action.
  QTable(int states, int actions, double value = 0);
  /// Those that the world knows are worth `value`.
  explicit QTable(const TransitionTable& table, double value = 0);

  int states() const { return states_; }
  int actions() const { return actions_; }

  double operator()(int s, int a) const { return values_[at(s, a)]; }
  double& operator()(int s, int a) { return values_[at(s, a)]; }
  /// What the actions are worth in state s.   [actions]
  std::span<const double> row(int s) const {
    return std::span(values_).subspan(at(s, 0), static_cast<std::size_t>(actions_));
  }

  /// The action that is worth most in state s, the first of equals.
  int best_action(int s) const;
  /// What it is worth: max_a q(s, a).
  double value(int s) const { return operator()(s, best_action(s)); }

  /// Both for every state.   [states]
  TabularPolicy best_actions() const;
  std::vector<double> values() const;

  void archive(Archive& a);

  bool operator==(const QTable&) const = default;

 private:
  std::size_t at(int s, int a) const {
    if (s < 0 || s >= states_ || a < 0 || a >= actions_) outside(s, a);
    return static_cast<std::size_t>(s) * static_cast<std::size_t>(actions_) + static_cast<std::size_t>(a);
  }
  [[noreturn]] void outside(int s, int a) const;

  int states_ = 0, actions_ = 0;
  std::vector<double> values_;  // [states, actions]
};

/// The position of the largest number, the first of equals; of q(s, .) the greedy action.
int first_largest(std::span<const double> values);

/// Whether the action behind an entry is possible.
bool is_possible(double q);

/// max |a - b| over the possible actions: what a sweep has changed.
double largest_change(const QTable& a, const QTable& b);
double largest_change(std::span<const double> a, std::span<const double> b);

}  // namespace minirl
