// rejected: it looks as if the cart was pushed twice
#include "minirl/chapter.hpp"

using namespace minirl;

Step<Tensor> push_right(CartPole& env) {
  env.step(1);
  return env.step(1);
}
