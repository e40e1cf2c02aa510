// Panels: plots side by side in one SVG, for what is to be compared.
#pragma once
#include <string>
#include <vector>

#include "minirl/draw/plot.hpp"

namespace minirl {

/// Whether panels have a y axis each or the same numbers on all of them.
enum class YAxes { own, shared };

/// The plots from left to right as one `<svg>` element; equal plots give equal bytes. Throws ConfigError if
/// there are none, and as to_svg does.
std::string panels(const std::vector<Plot>& plots, YAxes y_axes = YAxes::own);

/// The same with pictures of any kind that to_svg made. Throws ConfigError if there are none or one is not of
/// that form.
std::string side_by_side(const std::vector<std::string>& svgs);

}  // namespace minirl
