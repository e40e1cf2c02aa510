// rejected: is every episode played from the first seed?
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double mean_return(TimeLimit<CartPole>& env, const Policy& policy, const std::vector<std::uint64_t>& seeds) {
  double sum = 0;
  for (std::size_t i = 0; i < seeds.size(); ++i) sum += play_episode(env, policy, seeds[0]).total();
  return sum / static_cast<double>(seeds.size());
}
