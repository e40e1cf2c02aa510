// Histograms as SVG text: how often a number lies where, for one sample or several over each other.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "minirl/draw/plot.hpp"

namespace minirl {

/// Intervals of equal width side by side. Each has its lower edge, the last one its upper edge too.
struct Bins {
  double low = 0, high = 1;  // edges of the first and of the last
  int count = 20;

  double edge(int i) const { return low + (high - low) * i / count; }  ///< between bins i - 1 and i
};

/// How many of the values lie in each bin, as np.histogram counts them; what lies in none is left out. Throws
/// ConfigError unless there is a bin and low < high.
std::vector<std::size_t> histogram(const std::vector<double>& values, const Bins& bins);

/// One named set of values. Those that are not finite (or beyond 1e100) are left out.
struct Sample {
  std::string name;  // shown in the legend unless empty
  std::vector<double> values;
};

/// What is plotted. All texts are plain UTF-8.
struct HistogramPlot {
  std::string title, x_label, y_label = "count";
  std::vector<Sample> samples;
  int bins = 20;  // from the smallest value of all samples to the largest
  std::vector<ReferenceLine> reference_lines = {};
  int width = 720, height = 420;  // pixels
};

/// The plot as one `<svg>` element, as for line plots; equal plots give equal bytes. ConfigError if there is
/// nothing to draw.
std::string to_svg(const HistogramPlot& plot);

}  // namespace minirl
