// rejected: the step in which the pole falls was left out
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double balanced;             // usual rewards; a good policy, cut off after 200 steps
  double fallen;               // usual rewards; the pole falls in step 9
  double fallen_sutton_barto;  // sutton_barto_reward = true; the pole falls in step 9
};

Predictions predict() { return {.balanced = 200, .fallen = 8, .fallen_sutton_barto = -1}; }
