#include "minirl/lab/curves.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// The mean return of the last `window` episodes that ended up to `step`; at least one did.
double recent_return(const std::vector<CurvePoint>& curve, long step, int window) {
  const auto end = std::upper_bound(curve.begin(), curve.end(), step,
                                    [](long s, const CurvePoint& point) { return s < point.step; });
  const auto count = std::min<std::ptrdiff_t>(window, end - curve.begin());
  double sum = 0;
  for (auto point = end - count; point != end; ++point) sum += point->episode_return;
  return sum / static_cast<double>(count);
}

}  // namespace

double median(std::vector<double> values) {
  if (values.empty()) throw ConfigError("median: there are no values");
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

double quantile(std::vector<double> values, double q) {
  if (values.empty() || !(q >= 0 && q <= 1)) {
    throw ConfigError(
        join("quantile: ", values.size(), " values and q = ", q, "; give values and q from 0 to 1"));
  }
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
}

double interquartile_mean(std::vector<double> values) {
  if (values.empty()) throw ConfigError("interquartile_mean: there are no values");
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {  // value i takes the place from i to i + 1
    const auto place = static_cast<double>(i);
    const double inside = std::min(place + 1, 3 * n / 4) - std::max(place, n / 4);
    if (inside > 0) sum += inside * values[i];
  }
  return sum / (n / 2);
}

int success_count(const std::vector<double>& results, double threshold) {
  return static_cast<int>(
      std::count_if(results.begin(), results.end(), [&](double result) { return result >= threshold; }));
}

std::string spread(const std::vector<double>& values, int decimals) {
  const std::string middle = fixed(median(values), decimals);
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  return join("median ", middle, ", ", fixed(*lowest, decimals), " to ", fixed(*highest, decimals));
}

Series over_seeds(std::string name, const std::vector<std::vector<CurvePoint>>& curves,
                  const CurveConfig& config) {
  if (curves.empty() || config.points < 1 || config.window < 1) {
    throw ConfigError(join("over_seeds: ", curves.size(), " curves, ", config.points,
                           " points and a window of ", config.window, "; at least 1 of each is needed"));
  }
  long first = 0, last = 0;
  for (const auto& curve : curves) {
    if (curve.empty())
      throw ConfigError("over_seeds: a curve has no point; train until an episode has ended");
    first = std::max(first, curve.front().step);
    last = std::max(last, curve.back().step);
  }
  Series series{std::move(name), {}, {}, {}, {}};
  for (int k = 1; k <= config.points; ++k) {
    const long step = last * k / config.points;
    if (step < first) continue;
    std::vector<double> values;
    for (const auto& curve : curves) values.push_back(recent_return(curve, step, config.window));
    const Bar middle = bar_over_seeds(values, config.band);
    series.x.push_back(static_cast<double>(step));
    series.low.push_back(middle.low);
    series.high.push_back(middle.high);
    series.y.push_back(middle.value);
  }
  return series;
}

Bar bar_over_seeds(const std::vector<double>& results, Band band) {
  const double outside = band == Band::quartiles ? 0.25 : 0;
  return {median(results), quantile(results, outside), quantile(results, 1 - outside)};
}

}  // namespace minirl
