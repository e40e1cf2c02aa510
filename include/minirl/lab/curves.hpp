// Curves over seeds: many noisy learning curves of one experiment as a middle line and a band.
#pragma once
#include <string>
#include <vector>

#include "minirl/draw/plot.hpp"
#include "minirl/lab/observers.hpp"

namespace minirl {

struct CurveConfig {
  int points = 100;  // places along the run
  int window = 20;   // episodes: each seed counts with the mean of its last ones
};

/// The middle one of the values, or the mean of the two in the middle. Throws ConfigError if there are none.
double median(std::vector<double> values);

/// "median 12.5, 3.0 to 20.1". Throws ConfigError if there are none.
std::string spread(const std::vector<double>& values, int decimals = 1);

/// At each place, each seed counts with the mean return of its last episodes: the median of these numbers is
/// the curve, the band goes from the lowest to the highest. The curve starts where every seed has ended an
/// episode. Throws ConfigError unless there is a curve and each has a point.
Series over_seeds(std::string name, const std::vector<std::vector<CurvePoint>>& curves,
                  const CurveConfig& config = {});

}  // namespace minirl
