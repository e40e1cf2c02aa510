// The steps in which a line plot is drawn, for panels that agree on their y axis in between.
#pragma once
#include <string>

#include "draw/axes.hpp"

namespace minirl::detail {

/// Throws as to_svg does unless the plot can be drawn.
void check(const Plot& plot);

/// A checked plot, its y axis as long as `y`.
std::string to_svg(const Plot& plot, Range y);

}  // namespace minirl::detail
