// Windows: how a small rectangle slides over images [batch, height, width, channels], for convolutions and
// pooling.
#pragma once
#include "minirl/tensor/shape.hpp"

namespace minirl {

/// A height and a width; one number stands for both.
struct Extent2d {
  constexpr Extent2d(int both) : height(both), width(both) {}
  constexpr Extent2d(int h, int w) : height(h), width(w) {}
  bool operator==(const Extent2d&) const = default;

  int height, width;
};

/// Zeros around an image: so many rows above and below and columns left and right, or `same`.
struct Padding {
  constexpr Padding(int each_side) : rows(each_side), columns(each_side) {}
  constexpr Padding(int above_and_below, int left_and_right)
      : rows(above_and_below), columns(left_and_right) {}
  bool operator==(const Padding&) const = default;

  int rows, columns;
  bool follows_stride = false;
};

/// Keras' rule: as many zeros as it takes for ceil(extent / stride) windows, an odd one below or on the
/// right.
inline constexpr Padding same = [] {
  Padding padding = 0;
  padding.follows_stride = true;
  return padding;
}();

/// How windows of a size that is known already slide: `{.stride = 2, .padding = same}`.
struct Slide {
  Extent2d stride = 1;
  Padding padding = 0;
};

/// All windows on a batch of images, in row-major order. Window (r, c) begins at row r * stride.height -
/// above and column c * stride.width - left of the image.
struct Windows {
  int images, height, width, channels;
  Extent2d kernel, stride;
  int above, below, left, right;  // rows and columns of zeros
  int rows, columns;              // windows on an image

  bool padded() const { return above > 0 || below > 0 || left > 0 || right > 0; }
};

/// Throws ConfigError if kernel or stride is not positive, or the padding negative.
void check_slide(const char* operation, Extent2d kernel, const Slide& slide);

/// Windows of `kernel` on images of shape [batch, height, width, channels]. Throws ShapeError if the images
/// have another rank or no window fits, ConfigError like check_slide.
Windows windows_on(const char* operation, const Shape& images, Extent2d kernel, const Slide& slide);

}  // namespace minirl
