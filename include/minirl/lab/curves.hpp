// Results over seeds: many noisy learning curves as a middle line and a band, many final results as a bar.
#pragma once
#include <string>
#include <vector>

#include "minirl/draw/bar_plot.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/observers.hpp"

namespace minirl {

/// What a band around a median spans: every seed, or the middle half of them.
enum class Band { whole_range, quartiles };

struct CurveConfig {
  int points = 100;  // places along the run
  int window = 20;   // episodes: each seed counts with the mean of its last ones
  Band band = Band::whole_range;
};

/// The middle one of the values, or the mean of the two in the middle. Throws ConfigError if there are none.
double median(std::vector<double> values);

/// The value below which a share q of the values lies, in a straight line between neighbours as np.quantile
/// does. Throws ConfigError if there are none or q is not from 0 to 1.
double quantile(std::vector<double> values, double q);

/// The mean of the middle half of the values, which a few runs gone astray or lucky ones do not move (Agarwal
/// et al. 2021). A quarter of the weight is cut off at either end; a value that lies across a cut counts with
/// the share inside. scipy.stats.trim_mean(values, 0.25) cuts whole values only: it agrees if n is a multiple
/// of 4. Throws ConfigError if there are none.
double interquartile_mean(std::vector<double> values);

/// How many of the results are at least `threshold`.
int success_count(const std::vector<double>& results, double threshold);

/// "median 12.5, 3.0 to 20.1". Throws ConfigError if there are none.
std::string spread(const std::vector<double>& values, int decimals = 1);

/// At each place, each seed counts with the mean return of its last episodes: the median of these numbers is
/// the curve, around it the band. The curve starts where every seed has ended an episode. Throws ConfigError
/// unless there is a curve and each has a point.
Series over_seeds(std::string name, const std::vector<std::vector<CurvePoint>>& curves,
                  const CurveConfig& config = {});

/// The results of all seeds as one bar: their median, with the band as its whisker. Throws ConfigError if
/// there are none.
Bar bar_over_seeds(const std::vector<double>& results, Band band = Band::quartiles);

}  // namespace minirl
