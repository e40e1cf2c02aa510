// TabularWorld: an environment that is a table of transitions; FrozenLake, CliffWalking and Taxi are such.
#pragma once
#include <span>
#include <vector>

#include "minirl/envs/env.hpp"
#include "minirl/envs/transition_table.hpp"

namespace minirl {

/// Each step draws what comes of the action by its probabilities, each start a state by the start
/// distribution: one uniform number each, spent even where nothing is left to chance, as Gymnasium does.
/// An action of the space that is not possible in the present state is a ConfigError naming those that are;
/// the episode then stands where it stood.
class TabularWorld : public Env<int, int> {
 public:
  /// `start_distribution`: the probability of each state to be the first. Throws ConfigError unless there is
  /// one for each state of the table and they are not negative and sum to 1.
  TabularWorld(TransitionTable table, std::vector<double> start_distribution);

  const Discrete& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  bool allows(const int& a) const override { return !table_.at(state_, a).empty(); }

  const TransitionTable& table() const { return table_; }
  /// [states]
  std::span<const double> start_distribution() const { return start_distribution_; }

  int state() const { return state_; }
  /// Throws ConfigError for a number that is no state.
  void set_state(int s);

  /// How likely the last step's outcome was; 1 after a reset. Gymnasium's info["prob"].
  double probability() const { return probability_; }

 protected:
  int start(std::optional<std::uint64_t> seed) override;
  Step<int> advance(const int& a) override;
  void archive_state(Archive& a) override;

  Rng& rng() { return rng_; }

 private:
  TransitionTable table_;
  std::vector<double> start_distribution_;
  Discrete observations_;
  Discrete actions_;
  Rng rng_{0};
  int state_ = 0;
  double probability_ = 1;
};

/// The world with a table that `env` is or wraps, e.g. one of the registry; null if it is none.
const TabularWorld* world_in(const Env<int, int>& env);

/// A start distribution with all its probability on state s.   [states]
std::vector<double> always_from(int s, int states);

}  // namespace minirl
