// A small RGB picture that environments paint themselves on: smooth shapes and a built-in font, no window
// needed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace minirl {

class Frame;

/// Red, green and blue from 0 to 255.
struct Colour {
  std::uint8_t r = 0, g = 0, b = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

/// A place in pixels: x to the right, y DOWN; (0, 0) is the top left corner of the first pixel, (0.5, 0.5)
/// its middle.
struct Point {
  double x = 0, y = 0;
};

/// A width x height picture with three bytes a pixel. Shapes are clipped at its edges, and a shape with a
/// coordinate that is not finite is not drawn. The same calls give the same bytes on every machine and
/// compiler.
class Canvas {
 public:
  /// Extents from 1 to 16384 pixels, else ConfigError.
  Canvas(int width, int height, Colour background = {255, 255, 255});

  int width() const { return width_; }
  int height() const { return height_; }
  /// Row by row from the top, r g b r g b ...   [height * width * 3]
  std::span<const std::uint8_t> bytes() const { return bytes_; }
  /// The colour of pixel (x, y); ShapeError outside.
  Colour pixel(int x, int y) const;

  /// Everything in one colour.
  void fill(Colour colour);
  /// The rectangle between two opposite corners.
  void rectangle(Point corner, Point opposite, Colour colour);
  /// A line with round ends; `thickness` in pixels. A line of no length is a dot.
  void line(Point from, Point to, double thickness, Colour colour);
  /// A filled circle; `radius` in pixels.
  void circle(Point centre, double radius, Colour colour);
  /// A filled convex polygon. Of any other polygon, each row is filled from its first edge to its last.
  void polygon(std::span<const Point> corners, Colour colour);
  /// A line that ends in a head, whose tip is `to`; the head is 5 x `thickness` long, less on a short arrow.
  void arrow(Point from, Point to, double thickness, Colour colour);
  /// Printable ASCII (anything else is a box), `top_left` rounded to whole pixels. One glyph is 5 x 7 pixels
  /// with 2 more below the line, times `scale`, which is at least 1 or ConfigError.
  void text(Point top_left, std::string_view text, Colour colour, int scale = 1);
  /// A picture of bytes in the middle, as large as fits with its own proportions; one channel is grey, three
  /// are red, green and blue, else ShapeError. A smaller pixel is the mean of what it covers.
  void picture(const Frame& frame);

 private:
  void fill_convex(double top, double bottom, const auto& span_at, Colour colour);
  std::size_t offset(int x, int y) const;

  int width_, height_;
  std::vector<std::uint8_t> bytes_;
};

/// How many pixels wide `text` is drawn, so that it can be centred; capital letters are 7 * scale high.
int text_width(std::string_view text, int scale = 1);

}  // namespace minirl
