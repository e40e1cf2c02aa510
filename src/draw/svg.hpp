// The few pieces of SVG that a plot is made of, as text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "minirl/draw/canvas.hpp"

namespace minirl::detail {

/// A coordinate: a tenth of a pixel is finer than anyone sees.
std::string px(double value);

/// `text` with & < > " as entities and control characters as blanks.
std::string escaped(std::string_view text);

/// About how many pixels wide `text` is in a sans-serif font of this size; only a browser knows exactly.
double estimated_width(std::string_view text, double font_size);

/// The start of a file: the page, white, and its title. The file ends with `</svg>` and a line break.
std::string svg_start(int width, int height, std::string_view title);

/// A text element at a place; `attributes` such as ` text-anchor="end"` begin with a blank.
std::string svg_text(Point at, std::string_view text, std::string_view attributes);

/// A straight line; attributes as above.
std::string svg_line(Point from, Point to, std::string_view attributes);

/// A rectangle from its upper left corner; attributes as above.
std::string svg_rectangle(Point corner, double width, double height, std::string_view attributes);

/// A small dot, for a point between two gaps.
std::string svg_dot(Point centre, std::string_view colour);

/// The points as one stroke of path data. Where several share a column of pixels, its first, lowest, highest
/// and last remain: the picture is the same, and a curve of a million points is still a small file.
std::string path_data(const std::vector<Point>& points);

}  // namespace minirl::detail
