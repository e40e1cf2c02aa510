// TransitionTable: everything that can happen in a small world, with its probabilities.
#pragma once
#include <functional>
#include <span>
#include <vector>

namespace minirl {

/// One thing that can come of an action.
struct Transition {
  double probability = 0;
  int next = 0;  // state
  double reward = 0;
  bool terminated = false;  // the task ends with this step

  bool operator==(const Transition&) const = default;
};

/// For every state s and action a the list of what can come of it: Gymnasium's `env.P`, in the same order. A
/// value that no longer changes once it is made. States and actions count from 0.
class TransitionTable {
 public:
  using Outcomes = std::function<std::vector<Transition>(int s, int a)>;

  /// Asks `outcomes` for every state and action; an empty list means that the action is not possible there.
  /// Throws ConfigError naming s and a unless the probabilities of each list are not negative and sum to 1
  /// (within 1.5e-8), every `next` is a state, every reward finite, and every state has an action.
  TransitionTable(int states, int actions, const Outcomes& outcomes);

  int states() const { return states_; }
  int actions() const { return actions_; }

  /// What can come of action a in state s; nothing if a is not possible there. ShapeError outside the table.
  std::span<const Transition> at(int s, int a) const;

  /// The actions that are possible in state s, ascending. ShapeError outside the table.
  std::span<const int> possible_actions(int s) const;

 private:
  int states_, actions_;
  std::vector<Transition> transitions_;
  std::vector<std::size_t> begins_;  // where the list of each s and a begins, and the end [states*actions+1]
  std::vector<int> possible_;
  std::vector<std::size_t> possible_begins_;  // the same for each s   [states+1]
};

}  // namespace minirl
