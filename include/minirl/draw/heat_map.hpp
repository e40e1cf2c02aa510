// Heat maps as SVG text: a table of numbers whose cells are the darker the larger they are; on a grid world's
// values, arrows show the best actions.
#pragma once
#include <string>
#include <vector>

namespace minirl {

enum class Direction { left, down, right, up };

/// A cell of a heat map. A value that is not finite (or beyond 1e100) leaves the cell grey, without a number.
struct HeatCell {
  double value = 0;
  std::vector<Direction> arrows = {};  // one for each best action, say
};

/// What is plotted. All texts are plain UTF-8. The page is as large as cells and names need.
struct HeatMap {
  std::string title, x_label, y_label;
  std::vector<std::vector<HeatCell>> cells;    // [rows, columns], the first row on top
  std::vector<std::string> row_names = {};     // one each or none
  std::vector<std::string> column_names = {};  // one each or none
  int decimals = 2;                            // of the numbers in the cells
  int cell_width = 64, cell_height = 64;       // pixels
};

/// The heat map as one `<svg>` element, as for line plots; equal maps give equal bytes. A number that is
/// wider than its cell is left away. ConfigError if there is no finite value or a cell is smaller than 8
/// pixels, ShapeError if rows or names are not equally many.
std::string to_svg(const HeatMap& map);

}  // namespace minirl
