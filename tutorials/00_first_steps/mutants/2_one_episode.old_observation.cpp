// rejected: does the policy look at the same old observation each time?
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double episode_return(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  const Tensor s = env.reset(seed);
  double sum = 0;
  for (bool done = false; !done;) {
    const Step<Tensor> step = env.step(policy(s));
    sum += step.reward;
    done = step.done();
  }
  return sum;
}
