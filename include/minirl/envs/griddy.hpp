// Griddy: a 4 x 4 grid seen as three planes; walk to the goal in the corner, each step costs 1.
// Source: the small world of the AiCore lesson on policy gradients, with its time penalty.
#pragma once
#include "minirl/envs/env.hpp"
#include "minirl/envs/grid_notes.hpp"
#include "minirl/envs/transition_table.hpp"

namespace minirl {

/// Actions: 0 left, 1 right, 2 up, 3 down; the edge holds the agent back. The observation [4,4,3] is 0 or 1
/// in each row, column and plane: goal, wall (there is none in this grid), agent. Each step gives -1, so the
/// return is minus the number of steps. The agent starts in any cell but the goal, all alike; the task ends
/// on the goal, bottom right: after 3.2 steps on average at best, after 48.8 by chance.
class Griddy final : public Env<Tensor, int> {
 public:
  static constexpr int side = 4;  // cells
  enum Plane { goal_plane, wall_plane, agent_plane, planes };

  /// Counted from the top left corner.
  struct Cell {
    int row = 0, column = 0;
    bool operator==(const Cell&) const = default;
  };
  static constexpr Cell goal{side - 1, side - 1};

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  /// The grid, the goal and the agent, as large as the canvas allows.
  void draw(Canvas& canvas) const override;
  /// The states of the notes are the cells, counted row by row.
  void draw(Canvas& canvas, const GridNotes& notes) const;

  Cell agent() const { return agent_; }
  /// Throws ConfigError for a cell that is not in the grid.
  void set_agent(Cell cell);

 private:
  Tensor start(std::optional<std::uint64_t> seed) override;
  Step<Tensor> advance(const int& a) override;
  void archive_state(Archive& a) override;

  Box observations_{0, 1, {side, side, planes}, Box::Numbers::whole};
  Discrete actions_{4};
  Rng rng_{0};
  Cell agent_{};
};

/// The same world as a table, for methods that count states: a state is a cell, row by row from 0.
TransitionTable griddy_table();
/// Every cell but the goal, all alike.   [states]
std::vector<double> griddy_starts();

}  // namespace minirl
