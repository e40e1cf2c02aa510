#include "minirl/rl/returns.hpp"

#include <cmath>

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

void normalise(std::span<double> values) {
  if (values.empty()) return;
  const double n = static_cast<double>(values.size());
  double mean = 0;
  for (const double v : values) mean += v;
  mean /= n;
  double variance = 0;
  for (const double v : values) variance += (v - mean) * (v - mean);
  const double deviation = std::sqrt(variance / n);
  for (double& v : values) v = deviation > 0 ? (v - mean) / deviation : 0;
}

}  // namespace minirl
