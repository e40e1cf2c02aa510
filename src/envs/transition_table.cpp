#include "minirl/envs/transition_table.hpp"

#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

constexpr double tolerance = 1.5e-8;  // of a sum of probabilities, as NumPy's choice has it

std::size_t index(int i) { return static_cast<std::size_t>(i); }

// What is wrong with what can come of an action; "" if nothing is.
std::string wrong_outcomes(const std::vector<Transition>& outcomes, int states) {
  double total = 0;
  for (const Transition& t : outcomes) {
    if (!(t.probability >= 0)) return join("a probability is ", t.probability);
    if (t.next < 0 || t.next >= states) return join("it leads to state ", t.next, " of ", states);
    if (!std::isfinite(t.reward)) return join("a reward is ", t.reward);
    total += t.probability;
  }
  if (outcomes.empty() || std::abs(total - 1) <= tolerance) return "";
  return join("the ", outcomes.size(), " probabilities sum to ", total, ", not to 1");
}

}  // namespace

TransitionTable::TransitionTable(int states, int actions, const Outcomes& outcomes)
    : states_(states), actions_(actions), begins_{0}, possible_begins_{0} {
  if (states < 1 || actions < 1) {
    throw ConfigError(join("TransitionTable: ", states, " states, ", actions, " actions; give at least 1"));
  }
  for (int s = 0; s < states; ++s) {
    for (int a = 0; a < actions; ++a) {
      const std::vector<Transition> list = outcomes(s, a);
      const std::string wrong = wrong_outcomes(list, states);
      if (!wrong.empty()) throw ConfigError(join("TransitionTable: state ", s, ", action ", a, ": ", wrong));
      if (!list.empty()) possible_.push_back(a);
      transitions_.insert(transitions_.end(), list.begin(), list.end());
      begins_.push_back(transitions_.size());
    }
    possible_begins_.push_back(possible_.size());
    if (!possible_actions(s).empty()) continue;
    throw ConfigError(
        join("TransitionTable: state ", s, " has no action; give an end one that stays there, terminated"));
  }
}

std::span<const Transition> TransitionTable::at(int s, int a) const {
  if (s < 0 || s >= states_ || a < 0 || a >= actions_) {
    throw ShapeError(join("TransitionTable: state ", s, ", action ", a, " is outside of ", states_,
                          " states, ", actions_, " actions"));
  }
  const std::size_t list = index(s) * index(actions_) + index(a);
  return std::span(transitions_).subspan(begins_[list], begins_[list + 1] - begins_[list]);
}

std::span<const int> TransitionTable::possible_actions(int s) const {
  if (s < 0 || s >= states_) {
    throw ShapeError(join("TransitionTable: state ", s, " is outside of ", states_, " states"));
  }
  const std::size_t begin = possible_begins_[index(s)];
  return std::span(possible_).subspan(begin, possible_begins_[index(s) + 1] - begin);
}

}  // namespace minirl
