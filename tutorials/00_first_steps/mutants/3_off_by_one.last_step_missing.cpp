// rejected: the step that ends the episode counts, too
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

int episode_length(TimeLimit<CartPole>& env, const Policy& policy, std::uint64_t seed) {
  Tensor s = env.reset(seed);
  int count = 0;
  while (true) {
    const Step<Tensor> step = env.step(policy(s));
    if (step.done()) return count;
    ++count;
    s = step.observation;
  }
}
