// rejected: what is count before the first step?
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

int episode_length(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  int count = 1;
  while (true) {
    const Step<Tensor> step = env.step(policy(s));
    ++count;
    if (step.done()) return count;
    s = step.observation;
  }
}
