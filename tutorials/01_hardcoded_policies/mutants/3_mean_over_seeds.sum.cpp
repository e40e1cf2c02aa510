// rejected: divide it by the number of episodes
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double mean_return(TimeLimit<CartPole>& env, const Policy& policy, const std::vector<std::uint64_t>& seeds) {
  double sum = 0;
  for (const std::uint64_t seed : seeds) sum += play_episode(env, policy, seed).total();
  return sum;
}
