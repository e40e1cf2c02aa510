// Temporal-difference control with a table: after each step the worth of an action moves towards what the
// step gave and what can be expected from there. Four rules differ in the expectation only.
// Watkins 1989 (Q-learning); Rummery & Niranjan 1994 (Sarsa); van Hasselt 2010 (double Q-learning);
// Sutton & Barto 2018, sections 6.4 to 6.7.
//
//   q(s, a) <- q(s, a) + alpha (y - q(s, a))                    the update; y is the target:        (1)
//   y = r + gamma max_a2 q(s2, a2)                              Q-learning                          (6.8)
//   y = r + gamma q(s2, a2),  a2: what is done in s2            Sarsa                               (6.7)
//   y = r + gamma sum_a2 pi(a2 | s2) q(s2, a2)                  expected Sarsa                      (6.9)
//   y = r + gamma q'(s2, argmax_a2 q(s2, a2))                   double Q-learning: q' a second      (6.10)
//                                                               table; a coin says which one learns
//
// Differs from the book: the action that follows a step is chosen before the update for all four rules (the
// book does so for Sarsa only), so that one loop serves all. A step that terminates has y = r; one that a
// time limit cuts off still looks ahead.
#pragma once
#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>

#include "minirl/envs/env.hpp"
#include "minirl/rl/q_table.hpp"

namespace minirl {

// ---- The rules: pure functions, each one line of the lesson

/// What a target may look at.
struct TdStep {
  double reward = 0;
  bool terminated = false;
  double gamma = 1;                 // discount
  std::span<const double> next{};   // q(s2, .) of the table that learns; -infinity: not possible [actions]
  std::span<const double> other{};  // the same of the second table, for double Q-learning   [actions]
  int next_action = 0;              // a2, what the agent will do in s2
  double epsilon = 0;               // the share of random actions in its policy
};

/// r + gamma v, or r if the step has ended the task.
inline double bootstrap(const TdStep& t, double v) {
  return t.terminated ? t.reward : t.reward + t.gamma * v;
}

/// Equation (6.8).
inline double q_learning_target(const TdStep& t) {
  return bootstrap(t, *std::max_element(t.next.begin(), t.next.end()));
}

/// Equation (6.7).
inline double sarsa_target(const TdStep& t) {
  return bootstrap(t, t.next[static_cast<std::size_t>(t.next_action)]);
}

/// sum_a pi(a) q(a) of the policy that takes a possible action by chance with probability epsilon, else the
/// best.   q: [actions]
inline double epsilon_greedy_value(std::span<const double> q, double epsilon) {
  double sum = 0, best = q[0], count = 0;
  for (const double value : q) {
    if (!is_possible(value)) continue;
    sum += value;
    best = std::max(best, value);
    ++count;
  }
  return epsilon * sum / count + (1 - epsilon) * best;
}

/// Equation (6.9).
inline double expected_sarsa_target(const TdStep& t) {
  return bootstrap(t, epsilon_greedy_value(t.next, t.epsilon));
}

/// Equation (6.10).
inline double double_q_target(const TdStep& t) {
  return bootstrap(t, t.other[static_cast<std::size_t>(first_largest(t.next))]);
}

/// Equation (1), as the weighted mean that the notebook writes.
inline double td_update(double q, double target, double alpha) { return (1 - alpha) * q + alpha * target; }

/// alpha0 / (1 + decay n): the learning rate after n steps, or n visits.
inline double decayed(double alpha0, double decay, long n) {
  return alpha0 / (1 + decay * static_cast<double>(n));
}

// ---- The settings

enum class TdRule { q_learning, sarsa, expected_sarsa, double_q };
constexpr std::array<const char*, 4> enum_names(TdRule) {
  return {"q_learning", "sarsa", "expected_sarsa", "double_q"};
}

/// What the learning rate falls with: all steps of the agent, or the updates of the same entry.
enum class DecayBy { steps, visits };
constexpr std::array<const char*, 2> enum_names(DecayBy) { return {"steps", "visits"}; }

struct TdConfig {
  TdRule rule = TdRule::q_learning;
  double gamma = 0.99;                // discount per step; ours
  double learning_rate = 0.1;         // alpha0; Sutton & Barto, figure 6.3 has 0.1 to 1
  double decay = 0.0;                 // alpha = alpha0 / (1 + decay n); the notebook: 0.005
  DecayBy decay_by = DecayBy::steps;  // what n counts; the notebook: steps
  double epsilon_from = 1.0;          // share of random actions at the start; ours
  double epsilon_to = 0.1;            // and from epsilon_steps on; Sutton & Barto, example 6.6
  long epsilon_steps = 10'000;        // environment steps, in a straight line between the two; ours
  double initial_value = 0.0;         // of all actions: high ones are tried first; Sutton & Barto 2.6.
                                      // Leave it 0 for double_q: what one table alone has tried misleads

  // What a lesson may replace by a rule of its own. None: the rule that is named above.
  std::function<double(const TdStep&)> target{};

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("rule", self.rule), field("gamma", self.gamma), field("learning_rate", self.learning_rate);
    field("decay", self.decay), field("decay_by", self.decay_by);
    field("epsilon_from", self.epsilon_from), field("epsilon_to", self.epsilon_to);
    field("epsilon_steps", self.epsilon_steps), field("initial_value", self.initial_value);
  }
};

// ---- The agent

/// What it has learned: one table, and a second one that only double Q-learning uses.
struct TdTables {
  QTable first, second;
  void archive(Archive& a) { a("first", first), a("second", second); }
  bool operator==(const TdTables&) const = default;
};

class TdControl {
 public:
  /// States and actions count from 0; all actions are possible. Throws ConfigError if a setting makes no
  /// sense.
  TdControl(int states, int actions, TdConfig config, const Rng& stream);
  /// The states and possible actions of a world. It learns nothing else from the table.
  TdControl(const TransitionTable& world, TdConfig config, const Rng& stream);

  /// A possible action by chance with probability epsilon, else the best. After `learn` it is the a2 that the
  /// target has used.
  int act(const int& s);
  /// The action worth most, the first of equals; double Q-learning adds up both tables.
  int best_action(const int& s) const;
  /// The best action of every state, for `expected_return`.   [states]
  TabularPolicy policy() const;

  void observe(const int& s, const int& a, const Step<int>& step);
  /// Applies the last observed step, once; says whether there was one.
  bool learn();

  /// f("td_error", ...): y - q(s, a) of the last update, its learning rate, and epsilon.
  template <class F>
  void numbers(F f) const {
    f("td_error", last_error_), f("learning_rate", last_rate_), f("epsilon", epsilon());
  }

  const TdTables& weights() const { return tables_; }
  /// Throws ShapeError if the tables are of other extents.
  void set_weights(const TdTables& tables);
  const QTable& q() const { return tables_.first; }
  const TdConfig& config() const { return config_; }
  void archive(Archive& a);

 private:
  struct Observed {
    int s, a;
    Step<int> step;
    void archive(Archive& archive);
  };
  struct Planned {
    int s, a;
    void archive(Archive& archive) { archive("s", s), archive("a", a); }
  };

  TdControl(QTable start, TdConfig config, const Rng& stream);
  double epsilon() const;
  int choose(int s);
  int random_action(int s);
  double target_of(const TdStep& t) const;
  double next_rate(std::vector<std::int64_t>& visits, const Observed& o) const;
  bool is_double() const { return config_.rule == TdRule::double_q; }

  TdConfig config_;
  Rng rng_;
  TdTables tables_;
  std::array<std::vector<std::int64_t>, 2> visits_;  // updates of each s and a in each table
  long steps_ = 0;                                   // observed
  std::optional<Observed> observed_;                 // not yet learned from
  std::optional<Planned> planned_;                   // a2 of the step before
  double last_error_ = 0, last_rate_ = 0;
};

}  // namespace minirl
