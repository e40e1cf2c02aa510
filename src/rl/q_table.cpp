#include "minirl/rl/q_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

}  // namespace

QTable::QTable(int states, int actions, double value) : states_(states), actions_(actions) {
  if (states < 1 || actions < 1) {
    throw ConfigError(join("QTable: ", states, " states, ", actions, " actions; give at least 1"));
  }
  values_.assign(static_cast<std::size_t>(states) * static_cast<std::size_t>(actions), value);
}

QTable::QTable(const TransitionTable& table, double value)
    : QTable(table.states(), table.actions(), impossible) {
  for (int s = 0; s < states_; ++s) {
    for (const int a : table.possible_actions(s)) values_[at(s, a)] = value;
  }
}

int QTable::best_action(int s) const { return first_largest(row(s)); }

TabularPolicy QTable::best_actions() const {
  TabularPolicy policy;
  for (int s = 0; s < states_; ++s) policy.push_back(best_action(s));
  return policy;
}

std::vector<double> QTable::values() const {
  std::vector<double> values;
  for (int s = 0; s < states_; ++s) values.push_back(value(s));
  return values;
}

void QTable::archive(Archive& a) { a("states", states_), a("actions", actions_), a("values", values_); }

void QTable::outside(int s, int a) const {
  throw ShapeError(join("QTable: state ", s, ", action ", a, " is outside of ", states_, " states, ",
                        actions_, " actions"));
}

int first_largest(std::span<const double> values) {
  return static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

bool is_possible(double q) { return q != impossible; }

double largest_change(const QTable& a, const QTable& b) {
  if (a.states() != b.states() || a.actions() != b.actions()) {
    throw ShapeError(join("largest_change: one table is [", a.states(), ", ", a.actions(), "], the other [",
                          b.states(), ", ", b.actions(), "]"));
  }
  double change = 0;
  for (int s = 0; s < a.states(); ++s) change = std::max(change, largest_change(a.row(s), b.row(s)));
  return change;
}

double largest_change(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) {
    throw ShapeError(join("largest_change: there are ", a.size(), " values and ", b.size(), " others"));
  }
  double change = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (is_possible(a[i]) || is_possible(b[i])) change = std::max(change, std::abs(a[i] - b[i]));
  }
  return change;
}

}  // namespace minirl
