// rejected: the reward of the last step is missing
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double episode_return(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  double sum = 0;
  while (true) {
    const Step<Tensor> step = env.step(policy(s));
    if (step.done()) return sum;
    sum += step.reward;
    s = step.observation;
  }
}
