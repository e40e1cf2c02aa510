// rejected: do not call reset, which starts another episode
#include "minirl/chapter.hpp"

using namespace minirl;

Step<Tensor> push_right(CartPole& env) {
  env.reset(42);
  return env.step(1);
}
