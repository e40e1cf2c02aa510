#include "minirl/tensor/windows.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

std::string text_of(int height, int width) { return join(height, " x ", width); }

// One direction: how many windows there are, and the zeros before and after.
struct Line {
  int windows, before, after;
};

Line line_of(int extent, int kernel, int stride, int padding) {
  const int room = extent + 2 * padding - kernel;
  return {room < 0 ? 0 : room / stride + 1, padding, padding};
}

Line same_line_of(int extent, int kernel, int stride) {
  const int windows = (extent + stride - 1) / stride;
  const int zeros = std::max(0, (windows - 1) * stride + kernel - extent);
  return {windows, zeros / 2, zeros - zeros / 2};
}

}  // namespace

void check_slide(const char* operation, Extent2d kernel, const Slide& slide) {
  if (kernel.height < 1 || kernel.width < 1 || slide.stride.height < 1 || slide.stride.width < 1) {
    throw ConfigError(join(operation, ": kernel and stride must be at least 1, the kernel is ",
                           text_of(kernel.height, kernel.width), ", the stride ",
                           text_of(slide.stride.height, slide.stride.width)));
  }
  if (slide.padding.rows < 0 || slide.padding.columns < 0) {
    throw ConfigError(join(operation, ": the padding is ", text_of(slide.padding.rows, slide.padding.columns),
                           ", it cannot be negative"));
  }
}

Windows windows_on(const char* operation, const Shape& images, Extent2d kernel, const Slide& slide) {
  if (images.rank() != 4) {
    throw ShapeError(join(operation, ": needs images [batch, height, width, channels], x is ", images.text(),
                          "; reshape it first"));
  }
  check_slide(operation, kernel, slide);
  const Padding& zeros = slide.padding;
  const int height = images.dim(1), width = images.dim(2);
  const Line down = zeros.follows_stride ? same_line_of(height, kernel.height, slide.stride.height)
                                         : line_of(height, kernel.height, slide.stride.height, zeros.rows);
  const Line across = zeros.follows_stride ? same_line_of(width, kernel.width, slide.stride.width)
                                           : line_of(width, kernel.width, slide.stride.width, zeros.columns);
  if (down.windows == 0 || across.windows == 0) {
    throw ShapeError(join(operation, ": a window of ", text_of(kernel.height, kernel.width),
                          " does not fit into images of ", text_of(height, width), " with ",
                          text_of(zeros.rows, zeros.columns),
                          " zeros on each side; take a smaller kernel, more padding or larger images"));
  }
  return {images.dim(0), height,     width,         images.dim(3), kernel,       slide.stride,
          down.before,   down.after, across.before, across.after,  down.windows, across.windows};
}

}  // namespace minirl
