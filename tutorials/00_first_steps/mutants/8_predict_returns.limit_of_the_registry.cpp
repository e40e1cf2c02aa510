// rejected: 200 steps were made
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double balanced;             // usual rewards; a good policy, cut off after 200 steps
  double fallen;               // usual rewards; the pole falls in step 9
  double fallen_sutton_barto;  // sutton_barto_reward = true; the pole falls in step 9
};

Predictions predict() { return {.balanced = 500, .fallen = 9, .fallen_sutton_barto = -1}; }
