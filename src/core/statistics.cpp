#include "minirl/core/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "minirl/core/errors.hpp"

namespace minirl {
namespace {

constexpr std::size_t lanes = 8;
constexpr std::size_t block = 128;

double block_sum(std::span<const double> values) {
  if (values.size() < lanes) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum;
  }
  std::array<double, lanes> lane;
  std::copy_n(values.begin(), lanes, lane.begin());
  const std::size_t whole = values.size() - values.size() % lanes;
  for (std::size_t i = lanes; i < whole; ++i) lane[i % lanes] += values[i];
  double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
  for (std::size_t i = whole; i < values.size(); ++i) sum += values[i];
  return sum;
}

}  // namespace

double pairwise_sum(std::span<const double> values) {
  if (values.size() <= block) return block_sum(values);
  const std::size_t half = values.size() / 2 - values.size() / 2 % lanes;
  return pairwise_sum(values.first(half)) + pairwise_sum(values.subspan(half));
}

Summary summarise(std::span<const double> values) {
  if (values.empty()) throw ConfigError("summarise: there are no values");
  const auto n = static_cast<double>(values.size());
  const double mean = pairwise_sum(values) / n;
  std::vector<double> squares;
  squares.reserve(values.size());
  for (const double value : values) squares.push_back((value - mean) * (value - mean));
  const auto [min, max] = std::minmax_element(values.begin(), values.end());
  return {mean, std::sqrt(pairwise_sum(squares) / n), *min, *max};
}

}  // namespace minirl
