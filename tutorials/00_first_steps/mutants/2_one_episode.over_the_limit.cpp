// rejected: the episode is over
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double episode_return(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  double sum = 0;
  for (bool fallen = false; !fallen;) {
    const Step<Tensor> step = env.step(policy(s));
    sum += step.reward;
    fallen = step.terminated;
    s = step.observation;
  }
  return sum;
}
