#include "minirl/rl/returns.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

std::vector<double> discounted_returns(std::span<const double> rewards, double gamma) {
  if (!(gamma >= 0 && gamma <= 1))
    throw ConfigError(join("discounted_returns: gamma is ", gamma, ", not from 0 to 1"));
  std::vector<double> returns(rewards.begin(), rewards.end());
  for (std::size_t t = returns.size(); t-- > 1;) returns[t - 1] += gamma * returns[t];
  return returns;
}

}  // namespace minirl
