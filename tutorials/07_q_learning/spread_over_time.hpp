// What the programs of this chapter draw: numbers of many seeds along a run, as a middle line and a band.
#pragma once
#include <string>
#include <vector>

#include "minirl/lab/curves.hpp"

namespace minirl {

/// The median of the seeds at each place, in a band of the middle half of them.   runs: [seeds, places]
inline Series spread_over_time(std::string name, const std::vector<double>& places,
                               const std::vector<std::vector<double>>& runs) {
  Series series{.name = std::move(name), .x = places, .y = {}, .low = {}, .high = {}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::vector<double> values;
    for (const auto& run : runs) values.push_back(run.at(i));
    series.y.push_back(median(values));
    series.low.push_back(quantile(values, 0.25));
    series.high.push_back(quantile(values, 0.75));
  }
  return series;
}

}  // namespace minirl
