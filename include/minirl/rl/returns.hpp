// Returns: what an action earned from its step on.
#pragma once
#include <span>
#include <vector>

namespace minirl {

/// R[t] = r[t] + gamma R[t + 1] for one episode: the discounted sum of all rewards from step t on.
/// Sutton & Barto 2018, equation 3.9.   {10, 0, -50}, gamma 0.8: {-22, -40, -50}
std::vector<double> discounted_returns(std::span<const double> rewards, double gamma);

/// One of the steps that an n-step return adds up.
struct RewardedStep {
  double reward;
  bool ends;  // the episode ends with it: terminated or truncated
};

/// R = r_1 + gamma r_2 + ... + gamma^(k-1) r_k, to which `discount` = gamma^k times the value of the state
/// after the k-th step may be added: Sutton & Barto 2018, equation 7.1.
struct NStepReturn {
  double reward = 0;
  double discount = 1;
  int steps = 0;  // k
};

/// Adds up `most` steps, or fewer if the episode ends among them. `step(i)` is the RewardedStep i, from 0.
template <class StepAt>
NStepReturn n_step_return(int most, double gamma, StepAt step) {
  NStepReturn sum;
  for (bool ended = false; sum.steps < most && !ended; ++sum.steps) {
    const RewardedStep now = step(sum.steps);
    sum.reward += sum.discount * now.reward;
    sum.discount *= gamma;
    ended = now.ends;
  }
  return sum;
}

}  // namespace minirl
