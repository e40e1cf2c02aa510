#include "minirl/draw/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "draw/coverage.hpp"
#include "draw/font.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

using detail::Span;

constexpr Span nowhere{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

bool is_finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

Span hull(Span a, Span b) { return {std::min(a.left, b.left), std::max(a.right, b.right)}; }

Span circle_span(Point centre, double radius, double y) {
  const double up = y - centre.y;
  const double squared = radius * radius - up * up;
  if (!(squared > 0)) return nowhere;
  const double half = std::sqrt(squared);
  return {centre.x - half, centre.x + half};
}

Span polygon_span(std::span<const Point> corners, double y) {
  Span span = nowhere;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Point a = corners[i], b = corners[(i + 1) % corners.size()];
    if ((a.y <= y) == (b.y <= y)) continue;  // the edge does not cross this height
    const double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
    span = hull(span, {x, x});
  }
  return span;
}

// The four corners of a line with straight ends.
std::array<Point, 4> quad(Point from, Point to, double thickness) {
  const double dx = to.x - from.x, dy = to.y - from.y;
  const double length = std::sqrt(dx * dx + dy * dy);
  const double scale = length > 0 ? thickness / 2 / length : 0;
  const Point across{-dy * scale, dx * scale};
  return {Point{from.x + across.x, from.y + across.y}, Point{to.x + across.x, to.y + across.y},
          Point{to.x - across.x, to.y - across.y}, Point{from.x - across.x, from.y - across.y}};
}

std::uint8_t mixed(std::uint8_t under, std::uint8_t over, int coverage) {
  constexpr int full = detail::full_coverage;
  return static_cast<std::uint8_t>((under * (full - coverage) + over * coverage + full / 2) / full);
}

}  // namespace

Canvas::Canvas(int width, int height, Colour background) : width_(width), height_(height) {
  constexpr int most = 16384;
  if (width < 1 || height < 1 || width > most || height > most) {
    throw ConfigError(join("canvas: ", width, " x ", height, " pixels; give extents from 1 to ", most));
  }
  bytes_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  fill(background);
}

std::size_t Canvas::offset(int x, int y) const {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)) * 3;
}

Colour Canvas::pixel(int x, int y) const {
  if (x < 0 || y < 0 || x >= width_ || y >= height_) {
    throw ShapeError(join("canvas: pixel (", x, ", ", y, ") is outside of ", width_, " x ", height_));
  }
  const std::uint8_t* p = bytes_.data() + offset(x, y);
  return {p[0], p[1], p[2]};
}

void Canvas::fill(Colour colour) {
  for (std::size_t i = 0; i < bytes_.size(); i += 3) {
    bytes_[i] = colour.r;
    bytes_[i + 1] = colour.g;
    bytes_[i + 2] = colour.b;
  }
}

void Canvas::fill_convex(double top, double bottom, const auto& span_at, Colour colour) {
  detail::cover(width_, height_, top, bottom, span_at, [&](int x, int y, int coverage) {
    std::uint8_t* p = bytes_.data() + offset(x, y);
    p[0] = mixed(p[0], colour.r, coverage);
    p[1] = mixed(p[1], colour.g, coverage);
    p[2] = mixed(p[2], colour.b, coverage);
  });
}

void Canvas::rectangle(Point corner, Point opposite, Colour colour) {
  if (!is_finite(corner) || !is_finite(opposite)) return;
  const Span sides{std::min(corner.x, opposite.x), std::max(corner.x, opposite.x)};
  fill_convex(
      std::min(corner.y, opposite.y), std::max(corner.y, opposite.y), [&](double) { return sides; }, colour);
}

// A line with round ends is convex, so each cut is the hull of three: two circles and the quad between them.
void Canvas::line(Point from, Point to, double thickness, Colour colour) {
  if (!is_finite(from) || !is_finite(to) || !std::isfinite(thickness) || thickness <= 0) return;
  const double radius = thickness / 2;
  const auto middle = quad(from, to, thickness);
  const auto span_at = [&](double y) {
    const Span ends = hull(circle_span(from, radius, y), circle_span(to, radius, y));
    return hull(ends, polygon_span(middle, y));
  };
  fill_convex(std::min(from.y, to.y) - radius, std::max(from.y, to.y) + radius, span_at, colour);
}

void Canvas::circle(Point centre, double radius, Colour colour) {
  if (!is_finite(centre) || !std::isfinite(radius)) return;
  const auto span_at = [&](double y) { return circle_span(centre, radius, y); };
  fill_convex(centre.y - radius, centre.y + radius, span_at, colour);
}

void Canvas::polygon(std::span<const Point> corners, Colour colour) {
  if (corners.empty() || !std::all_of(corners.begin(), corners.end(), is_finite)) return;
  const auto [highest, lowest] =
      std::minmax_element(corners.begin(), corners.end(), [](Point a, Point b) { return a.y < b.y; });
  fill_convex(
      highest->y, lowest->y, [&](double y) { return polygon_span(corners, y); }, colour);
}

void Canvas::arrow(Point from, Point to, double thickness, Colour colour) {
  const double dx = to.x - from.x, dy = to.y - from.y;
  const double length = std::sqrt(dx * dx + dy * dy);
  if (!(length > 0) || !(thickness > 0)) return;
  const double head = std::min(5 * thickness, length);
  const Point neck{to.x - dx / length * head, to.y - dy / length * head};
  const auto base = quad(neck, to, head);
  // The shaft reaches into the head, so that its round end does not show.
  line(from, {(neck.x + to.x) / 2, (neck.y + to.y) / 2}, std::min(thickness, head / 4), colour);
  polygon(std::array{base[0], to, base[3]}, colour);
}

void Canvas::text(Point top_left, std::string_view text, Colour colour, int scale) {
  if (scale < 1) throw ConfigError(join("canvas: text at scale ", scale, "; give at least 1"));
  const double top = std::floor(top_left.y + 0.5);
  double left = std::floor(top_left.x + 0.5);
  for (const char character : text) {
    for (int row = 0; row < detail::glyph_height; ++row) {
      for (int column = 0; column < detail::glyph_width; ++column) {
        if (!detail::has_ink(character, column, row)) continue;
        const Point corner{left + 1.0 * column * scale, top + 1.0 * row * scale};
        rectangle(corner, {corner.x + scale, corner.y + scale}, colour);
      }
    }
    left += 1.0 * detail::glyph_advance * scale;
  }
}

int text_width(std::string_view text, int scale) {
  if (text.empty()) return 0;
  const int gap = detail::glyph_advance - detail::glyph_width;
  return (static_cast<int>(text.size()) * detail::glyph_advance - gap) * scale;
}

}  // namespace minirl
