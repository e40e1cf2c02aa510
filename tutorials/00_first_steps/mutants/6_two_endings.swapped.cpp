// rejected: who ends the episode, the task or the limit?
#include "minirl/chapter.hpp"

using namespace minirl;

enum class Ending { terminated, truncated, both };

// Always pushing right, the pole falls in step 9.
struct Predictions {
  Ending short_limit;  // TimeLimit env(CartPole{}, 5)
  Ending long_limit;   // TimeLimit env(CartPole{}, 500)
  Ending same_step;    // TimeLimit env(CartPole{}, 9)
};

Predictions predict() {
  return {.short_limit = Ending::terminated, .long_limit = Ending::truncated, .same_step = Ending::both};
}
