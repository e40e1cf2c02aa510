#include "envs/grid_picture.hpp"

#include <algorithm>
#include <array>

namespace minirl::detail {
namespace {

constexpr double capital_height = 7;  // of the font's letters, in pixels at scale 1

}  // namespace

GridPicture::GridPicture(Canvas& canvas, int rows, int columns)
    : canvas_(canvas), cell_(std::min(canvas.width() / (columns + 0.5), canvas.height() / (rows + 0.5))) {
  corner_ = {0.5 * (canvas.width() - columns * cell_), 0.5 * (canvas.height() - rows * cell_)};
  canvas.fill(paper);
}

Point GridPicture::at(int row, int column, double right, double down) const {
  return {corner_.x + (column + 0.5 + right) * cell_, corner_.y + (row + 0.5 + down) * cell_};
}

void GridPicture::fill(int row, int column, Colour colour, double half_edge) {
  canvas_.rectangle(at(row, column, -half_edge, -half_edge), at(row, column, half_edge, half_edge), colour);
}

void GridPicture::disc(int row, int column, double radius, Colour colour) {
  canvas_.circle(at(row, column), radius * cell_, colour);
}

void GridPicture::label(Point middle, std::string_view text, Colour colour, double width, double height) {
  centred_text(canvas_, middle, text, colour, fitting_scale(text, width * cell_, height * cell_));
}

void GridPicture::mark(int row, int column, std::string_view letter) {
  label(at(row, column, -0.34, -0.32), letter, {120, 122, 128}, 0.2, 0.2);
}

void GridPicture::flag(Point middle, double size) {
  constexpr Colour cloth{196, 68, 60};
  const double unit = size * cell_;
  const auto beside = [&](double right, double down) {
    return Point{middle.x + right * unit, middle.y + down * unit};
  };
  canvas_.line(beside(-0.14, 0.28), beside(-0.14, -0.28), 0.06 * unit, ink);
  canvas_.polygon(std::array{beside(-0.12, -0.28), beside(0.24, -0.14), beside(-0.12, 0)}, cloth);
}

int fitting_scale(std::string_view text, double width, double height) {
  if (text.empty()) return 0;
  const double most = std::min(width / text_width(text), height / capital_height);
  return static_cast<int>(std::clamp(most, 0.0, 1000.0));
}

void centred_text(Canvas& canvas, Point middle, std::string_view text, Colour colour, int scale) {
  if (scale < 1) return;
  canvas.text({middle.x - 0.5 * text_width(text, scale), middle.y - 0.5 * capital_height * scale}, text,
              colour, scale);
}

}  // namespace minirl::detail
