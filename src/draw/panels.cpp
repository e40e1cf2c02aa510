#include "minirl/draw/panels.hpp"

#include <algorithm>
#include <string_view>

#include "draw/plot_steps.hpp"
#include "draw/svg.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using namespace detail;

// A picture without the element that it is.
struct Picture {
  int width, height;
  std::string_view content;
};

// The number behind ` name="`; 0 if there is none.
int attribute(std::string_view tag, std::string_view name) {
  const auto at = tag.find(join(" ", name, "=\""));
  if (at == std::string_view::npos) return 0;
  const std::string_view digits = tag.substr(at + name.size() + 3);
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Picture taken_apart(std::string_view svg) {
  constexpr std::string_view end = "</svg>\n";
  const std::string_view tag = svg.substr(0, svg.find('>'));
  const Picture picture{attribute(tag, "width"), attribute(tag, "height"), {}};
  if (!svg.starts_with("<svg ") || !svg.ends_with(end) || picture.width < 1 || picture.height < 1) {
    throw ConfigError("side_by_side: a picture is not an <svg> with width and height as to_svg makes them");
  }
  svg.remove_suffix(end.size());
  return {picture.width, picture.height, svg.substr(tag.size() + 1)};
}

}  // namespace

std::string side_by_side(const std::vector<std::string>& svgs) {
  if (svgs.empty()) throw ConfigError("side_by_side: there are no pictures; give at least one");
  int width = 0, height = 0;
  std::string content;
  for (const std::string& svg : svgs) {
    const Picture picture = taken_apart(svg);
    content += join("<svg x=\"", width, "\" width=\"", picture.width, "\" height=\"", picture.height, "\">",
                    picture.content, "</svg>\n");
    width += picture.width;
    height = std::max(height, picture.height);
  }
  return svg_start(width, height, "") + content + "</svg>\n";
}

std::string panels(const std::vector<Plot>& plots, YAxes y_axes) {
  if (plots.empty()) throw ConfigError("panels: there are no plots; give at least one");
  std::vector<Range> ranges;
  for (const Plot& plot : plots) {
    check(plot);
    ranges.push_back(y_range(plot));
  }
  if (y_axes == YAxes::shared) {
    Range all = ranges[0];
    for (const Range& range : ranges) all = {std::min(all.low, range.low), std::max(all.high, range.high)};
    ranges.assign(plots.size(), all);
  }
  std::vector<std::string> svgs;
  for (std::size_t i = 0; i < plots.size(); ++i) svgs.push_back(to_svg(plots[i], ranges[i]));
  return side_by_side(svgs);
}

}  // namespace minirl
