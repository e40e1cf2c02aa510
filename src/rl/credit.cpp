#include "minirl/rl/credit.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/statistics.hpp"
#include "minirl/rl/returns.hpp"

namespace minirl {
namespace {

std::vector<double> credited(const std::vector<double>& rewards, const CreditConfig& config) {
  std::vector<double> returns = discounted_returns(rewards, config.gamma);
  if (config.credit == Credit::whole) std::fill(returns.begin(), returns.end(), returns.front());
  return returns;
}

// At each step the mean over the episodes that lasted so long is taken off.
void subtract_time_step_means(Rewards& returns) {
  std::vector<double> at_step;
  for (std::size_t t = 0;; ++t) {
    at_step.clear();
    for (const auto& episode : returns) {
      if (t < episode.size()) at_step.push_back(episode[t]);
    }
    if (at_step.empty()) return;
    const double mean = summarise(at_step).mean;
    for (auto& episode : returns) {
      if (t < episode.size()) episode[t] -= mean;
    }
  }
}

}  // namespace

std::vector<double> step_weights(const Rewards& rewards, const CreditConfig& config) {
  Rewards returns;
  for (const std::vector<double>& episode : rewards) returns.push_back(credited(episode, config));
  if (config.baseline == Baseline::time_step) subtract_time_step_means(returns);

  std::vector<double> weights;
  for (const auto& episode : returns) weights.insert(weights.end(), episode.begin(), episode.end());
  if (weights.empty()) return weights;
  const Summary all = summarise(weights);
  const double shift = config.baseline == Baseline::mean ? all.mean : 0;
  const bool all_equal =
      all.std <= 1e-12 * std::max(std::abs(all.min), std::abs(all.max));  // but for rounding
  if (all_equal && config.baseline == Baseline::mean) std::fill(weights.begin(), weights.end(), all.mean);
  const double scale = config.normalise && !all_equal ? all.std : 1;
  for (double& w : weights) w = (w - shift) / scale;
  return weights;
}

}  // namespace minirl
