// GridPicture: a grid of square cells on a canvas, as large as the canvas allows, and what may stand in them.
#pragma once
#include <string_view>

#include "minirl/draw/canvas.hpp"

namespace minirl::detail {

inline constexpr Colour paper{250, 250, 247}, field{228, 230, 234}, treasure{106, 168, 109},
    walker{208, 138, 66}, ink{48, 58, 74};

/// Rows count from the top, columns from the left; lengths are in cells.
class GridPicture {
 public:
  /// Paints the paper, with a quarter of a cell around the grid.
  GridPicture(Canvas& canvas, int rows, int columns);

  Canvas& canvas() { return canvas_; }
  /// The edge of a cell in pixels.
  double cell() const { return cell_; }
  /// The middle of a cell, or a place beside it.
  Point at(int row, int column, double right = 0, double down = 0) const;

  /// The cell but for a thin gap around it.
  void fill(int row, int column, Colour colour, double half_edge = 0.46);
  void disc(int row, int column, double radius, Colour colour);
  /// Text in the largest size that is at most `width` wide and `height` high; none if that is too small.
  void label(Point middle, std::string_view text, Colour colour, double width, double height);
  /// A letter in the upper left corner of a cell.
  void mark(int row, int column, std::string_view letter);
  /// A flag on a pole, the end of the way; it fills a cell at size 1.
  void flag(Point middle, double size = 1);

 private:
  Canvas& canvas_;
  double cell_;
  Point corner_;
};

/// The largest scale at which `text` fits into that many pixels, 0 if none does.
int fitting_scale(std::string_view text, double width, double height);

/// The text around its middle at that scale; nothing at scale 0.
void centred_text(Canvas& canvas, Point middle, std::string_view text, Colour colour, int scale);

}  // namespace minirl::detail
