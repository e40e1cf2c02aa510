// FrozenLake: walk over the ice to the goal and fall into no hole; on slippery ice a step may go sideways.
// The rules and numbers are those of Gymnasium's FrozenLake-v1, bit for bit.
#pragma once
#include <string>

#include "minirl/envs/grid_notes.hpp"
#include "minirl/envs/tabular_world.hpp"

namespace minirl {

/// A map, row by row: S start, F frozen, H hole, G goal.
using LakeMap = std::vector<std::string>;

LakeMap lake_4x4();
LakeMap lake_8x8();

/// A lake of size x size tiles, start and goal in opposite corners, each other tile frozen with probability p
/// (all if p is above 1), that can be crossed: Gymnasium's `generate_random_map(size, p, seed)`. ConfigError
/// if the size is below 2, p not above 0, or 100,000 lakes in a row could not be crossed.
LakeMap random_lake(int size, double p, std::uint64_t seed);

/// What it is worth to step on a tile of each kind; the start counts as frozen.
struct LakeRewards {
  double goal = 1, hole = 0, frozen = 0;
};

struct FrozenLakeConfig {
  LakeMap map = lake_4x4();       // Gymnasium's `desc` and `map_name`
  bool slippery = true;           // `is_slippery`
  double success_rate = 1.0 / 3;  // `success_rate`: probability to go where meant, if slippery; the rest is
                                  // shared by the two directions beside it
  LakeRewards rewards = {};       // `reward_schedule`
};

/// Actions: 0 left, 1 down, 2 right, 3 up; the edge holds the walker back. The observation is the tile,
/// counted row by row from 0. Hole and goal end the task. Add a TimeLimit: a walker may never arrive.
class FrozenLake final : public TabularWorld {
 public:
  enum Direction { left, down, right, up };

  /// Throws ConfigError for a map with rows of different lengths, other letters or no start, for a success
  /// rate outside [0, 1] and for rewards that are not finite.
  explicit FrozenLake(const FrozenLakeConfig& config = {});

  const LakeMap& map() const { return map_; }
  int rows() const { return static_cast<int>(map_.size()); }
  int columns() const { return static_cast<int>(map_[0].size()); }

  /// The ice, the holes, the goal's flag and the walker, as large as the canvas allows.
  void draw(Canvas& canvas) const override;
  void draw(Canvas& canvas, const GridNotes& notes) const;

 private:
  LakeMap map_;
};

}  // namespace minirl
