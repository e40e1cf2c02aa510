// rejected: add step.reward instead of counting steps
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double episode_return(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  for (int steps = 1;; ++steps) {
    const Step<Tensor> step = env.step(policy(s));
    if (step.done()) return steps;
    s = step.observation;
  }
}
