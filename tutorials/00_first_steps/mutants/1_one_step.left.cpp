// rejected: action 0 pushes left, action 1 pushes right
#include "minirl/chapter.hpp"

using namespace minirl;

Step<Tensor> push_right(CartPole& env) { return env.step(0); }
