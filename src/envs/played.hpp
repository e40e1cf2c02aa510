// Played: what came of an episode, and where two episodes part.
#pragma once
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "minirl/core/text.hpp"
#include "minirl/tensor/frame.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl::detail {

// Equal values; not a number is equal to itself here.
inline bool same(int a, int b) { return a == b; }
inline bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
inline bool same(const Frame& a, const Frame& b) { return a == b; }
inline bool same(const Tensor& a, const Tensor& b) {
  return a.shape() == b.shape() &&
         std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return same(x, y); });
}

inline std::string shown(int value) { return to_text(value); }
inline std::string shown(const Tensor& value) { return to_text(value); }
inline std::string shown(const Frame& value) {
  std::string text = to_text(value) + " {";
  for (std::size_t i = 0; i < std::min<std::size_t>(32, value.bytes().size()); ++i)
    text += join(i > 0 ? ", " : "", int{value.bytes()[i]});
  return text + (value.size() > 32 ? ", ...}" : "}");
}

// What came of an episode: the observation of the reset, then that of each step.
template <class Obs>
struct Played {
  std::vector<Obs> observations;
  std::vector<double> rewards;
  std::vector<int> ends;  // 1 terminated, 2 truncated, 3 both
};

// Where two episodes with the same actions part; "" if they do not.
template <class Obs>
std::string parting(const Played<Obs>& a, const Played<Obs>& b) {
  const std::size_t steps = std::min(a.rewards.size(), b.rewards.size());
  for (std::size_t i = 0; i <= steps; ++i) {
    if (!same(a.observations[i], b.observations[i]))
      return join("observation ", i, " is ", shown(a.observations[i]), " or ", shown(b.observations[i]));
    if (i == steps) break;
    if (!same(a.rewards[i], b.rewards[i]))
      return join("reward ", i + 1, " is ", a.rewards[i], " or ", b.rewards[i]);
    if (a.ends[i] != b.ends[i]) return join("step ", i + 1, " ends the episode, or not");
  }
  return a.rewards.size() == b.rewards.size()
             ? ""
             : join("the episode has ", a.rewards.size(), " steps or ", b.rewards.size());
}

}  // namespace minirl::detail
