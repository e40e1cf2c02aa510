// Line plots as SVG text: learning curves that look the same in a file, on a web page and in print.
#pragma once
#include <string>
#include <vector>

namespace minirl {

/// One named curve. A value that is not finite (or beyond 1e100) leaves a gap in it.
struct Series {
  std::string name;               // shown in the legend unless empty
  std::vector<double> x, y;       // of equal length
  std::vector<double> low, high;  // a band around the curve, both empty for none
};

/// A dashed horizontal line to compare with: the threshold that counts as solved, another program's result.
struct ReferenceLine {
  double y = 0;
  std::string label;
};

/// What is plotted. All texts are plain UTF-8.
struct Plot {
  std::string title, x_label, y_label;
  std::vector<Series> series;
  std::vector<ReferenceLine> reference_lines = {};
  int width = 720, height = 420;  // pixels
};

/// The plot as one `<svg>` element, a file of its own or part of an HTML page; equal plots give equal bytes.
/// ConfigError naming the series if there is nothing to draw, ShapeError if its lengths differ.
std::string to_svg(const Plot& plot);

}  // namespace minirl
