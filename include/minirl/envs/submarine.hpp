// Submarine: a treasure hunt in which two places look the same, so that every fixed rule gets stuck.
// Source: the aliased grid world of D. Silver's lectures on reinforcement learning, lecture 7 (2015), with
// the submarine of the Pong notebook.
#pragma once
#include <array>

#include "minirl/envs/env.hpp"

namespace minirl {

/// Five cells in a row; below them coral, rock, TREASURE, rock, coral. Actions: 0 north, 1 east, 2 south, 3
/// west; rock and the grid's edge hold the submarine back. The observation [4] is 1 where one of these is
/// next to it, to the north, east, south and west: coral and treasure are not seen, and cells 1 and 3 look
/// alike. The treasure gives 1 and coral -1, which both end the task; every other step gives 0. It starts in
/// any of the five cells, all alike. Add a TimeLimit: a fixed rule may swim to and fro for ever.
class Submarine final : public Env<Tensor, int> {
 public:
  static constexpr int width = 5;  // cells
  enum Heading { north, east, south, west, headings };

  /// Columns count from the west; `below` is the row of coral, rock and treasure.
  struct Place {
    int column = 0;
    bool below = false;
    bool operator==(const Place&) const = default;
  };

  /// What is perceived in a cell of the upper row.   [4]
  static Tensor observation_at(int column);

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  /// The water, the rock, the coral, the treasure and the submarine, as large as the canvas allows.
  void draw(Canvas& canvas) const override;

  Place place() const { return place_; }
  /// Throws ConfigError for a column outside 0 to 4.
  void set_column(int column);

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const int& a) override;
  void archive_state(Archive& a) override;

  Box observations_{0, 1, {headings}, Box::Numbers::whole};
  Discrete actions_{headings};
  Rng rng_{0};
  Place place_{};
};

/// The probability of each action in each cell of the upper row. A policy of what is perceived has equal rows
/// for cells 1 and 3.   [column][action]
using SubmarinePolicy = std::array<std::array<double, Submarine::headings>, Submarine::width>;

/// How an episode with a limit goes: the first three sum to 1.
struct SubmarineOdds {
  double treasure = 0;   // probability to have found it
  double coral = 0;      // probability to have swum into it
  double searching = 0;  // probability to be under way when the limit cuts the episode off
  double steps = 0;      // expected length
};

/// Computed from the probabilities, not by playing: no chance is left in these numbers. Throws ConfigError if
/// a row of the policy is no distribution or the limit is negative.
SubmarineOdds submarine_odds(const SubmarinePolicy& policy, int limit);

}  // namespace minirl
