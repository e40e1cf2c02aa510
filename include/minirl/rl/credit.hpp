// Credit: how much each step of some episodes counts in the policy gradient, its weight A_t.
//
//   whole    A_t = sum_k gamma^k r_k              every action answers for the whole episode         (a)
//   to_go    A_t = sum_{k>=t} gamma^(k-t) r_k     causality: only for what came after it             (b)
//   A_t - b  with a baseline b that does not depend on the action: the same gradient on average,
//            with less variance (Williams 1992, section 7; Greensmith, Bartlett & Baxter 2004)       (c)
#pragma once
#include <array>
#include <vector>

namespace minirl {

/// Which rewards an action answers for: equations (a) and (b).
enum class Credit { whole, to_go };
constexpr std::array<const char*, 2> enum_names(Credit) { return {"whole", "to_go"}; }

/// What is taken off, equation (c): nothing, the mean over all steps of the batch, or at step t the mean over
/// the episodes that lasted so long.
enum class Baseline { none, mean, time_step };
constexpr std::array<const char*, 3> enum_names(Baseline) { return {"none", "mean", "time_step"}; }

struct CreditConfig {
  double gamma = 0.99;  // discount per step
  Credit credit = Credit::to_go;
  Baseline baseline = Baseline::mean;
  bool normalise = true;  // divide by the standard deviation over all steps
};

/// One list of rewards for each episode.
using Rewards = std::vector<std::vector<double>>;

/// The weights A_t of all steps, episode after episode. Weights that are all equal become 0 with a baseline.
/// Throws ConfigError if gamma is not from 0 to 1.   {{10, 0, -50}}, gamma 0.8, whole: {-22, -22, -22}
std::vector<double> step_weights(const Rewards& rewards, const CreditConfig& config);

}  // namespace minirl
