// rejected: the limit is the environment's
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor&)>;

int episode_length(DiscreteEnv& env, const Policy& policy) {
  Tensor s = env.reset(7);
  int steps = 0;
  for (bool done = false; !done && steps < 200; ++steps) {
    const auto step = env.step(policy(s));
    done = step.terminated;
    s = step.observation;
  }
  return steps;
}
