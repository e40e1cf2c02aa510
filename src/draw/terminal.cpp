#include "minirl/draw/terminal.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

struct Grid {
  int columns = 0, rows = 0;
};

// The mean colour of the pixels that fall into one cell of the grid; at least one does.
Colour cell_colour(const Canvas& canvas, Grid grid, int column, int row) {
  const auto edge = [](int i, int extent, int cells) {
    return static_cast<int>(std::int64_t{i} * extent / cells);
  };
  const int left = edge(column, canvas.width(), grid.columns), top = edge(row, canvas.height(), grid.rows);
  const int right = std::max(left + 1, edge(column + 1, canvas.width(), grid.columns));
  const int bottom = std::max(top + 1, edge(row + 1, canvas.height(), grid.rows));
  std::array<std::int64_t, 3> sum{};
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const Colour c = canvas.pixel(x, y);
      sum[0] += c.r;
      sum[1] += c.g;
      sum[2] += c.b;
    }
  }
  const std::int64_t count = std::int64_t{right - left} * (bottom - top);
  const auto mean = [&](std::size_t i) { return static_cast<std::uint8_t>((sum[i] + count / 2) / count); };
  return {mean(0), mean(1), mean(2)};
}

std::string escape(std::string_view kind, Colour c) {
  return join("\x1b[", kind, ";2;", int{c.r}, ';', int{c.g}, ';', int{c.b}, 'm');
}

}  // namespace

std::string terminal_picture(const Canvas& canvas, int columns) {
  if (columns < 1 || columns > 1000) {
    throw ConfigError(join("terminal_picture: ", columns, " columns; give 1 to 1000"));
  }
  const auto height = std::int64_t{canvas.height()} * columns;
  const Grid grid{
      columns, static_cast<int>(std::max<std::int64_t>(1, (height + canvas.width() / 2) / canvas.width()))};
  std::string text;
  for (int row = 0; row < grid.rows; row += 2) {
    std::optional<Colour> foreground,
        background;  // what the terminal has now: colours are sent when they change
    for (int column = 0; column < columns; ++column) {
      const Colour upper = cell_colour(canvas, grid, column, row);
      if (foreground != upper) text += escape("38", upper);
      foreground = upper;
      if (row + 1 < grid.rows) {  // an odd last row leaves the lower half as the terminal has it
        const Colour lower = cell_colour(canvas, grid, column, row + 1);
        if (background != lower) text += escape("48", lower);
        background = lower;
      }
      text += "\u2580";  // the upper half block
    }
    text += "\x1b[0m\n";
  }
  return text;
}

}  // namespace minirl
