// rejected: 500 is far away
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
  return {.short_limit = Ending::truncated, .long_limit = Ending::both, .same_step = Ending::both};
}
