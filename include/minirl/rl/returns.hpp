// Returns: what an action earned from its step on.
#pragma once
#include <span>
#include <vector>

namespace minirl {

/// R[t] = r[t] + gamma R[t + 1] for one episode: the discounted sum of all rewards from step t on.
/// Sutton & Barto 2018, equation 3.9.   {10, 0, -50}, gamma 0.8: {-22, -40, -50}
std::vector<double> discounted_returns(std::span<const double> rewards, double gamma);

}  // namespace minirl
