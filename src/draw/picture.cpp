// Canvas::picture: a frame of bytes scaled onto a canvas.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/tensor/frame.hpp"

namespace minirl {
namespace {

// Which pixels of the frame one pixel of the canvas covers along an axis, and how much of each. All is
// counted in whole numbers: the frame's pixels are `drawn` long, the canvas's `given`.
struct Cover {
  int first;
  std::vector<std::int64_t> parts;  // of pixel first, first + 1, ...; together `given`
};

std::vector<Cover> covers(int drawn, int given) {
  std::vector<Cover> all;
  for (std::int64_t i = 0; i < drawn; ++i) {
    const std::int64_t from = i * given, to = from + given;
    Cover cover{static_cast<int>(from / drawn), {}};
    for (std::int64_t j = cover.first; j * drawn < to; ++j) {
      cover.parts.push_back(std::min(to, (j + 1) * drawn) - std::max(from, j * drawn));
    }
    all.push_back(std::move(cover));
  }
  return all;
}

std::uint8_t mean(const Frame& frame, const Cover& rows, const Cover& columns, int channel) {
  std::int64_t sum = 0, weight = 0;
  for (std::size_t i = 0; i < rows.parts.size(); ++i) {
    for (std::size_t j = 0; j < columns.parts.size(); ++j) {
      const std::int64_t part = rows.parts[i] * columns.parts[j];
      sum += part * frame(rows.first + static_cast<int>(i), columns.first + static_cast<int>(j), channel);
      weight += part;
    }
  }
  return static_cast<std::uint8_t>((sum + weight / 2) / weight);
}

}  // namespace

void Canvas::picture(const Frame& frame) {
  const int channels = frame.channels();
  if (channels != 1 && channels != 3) {
    throw ShapeError(join("canvas: ", to_text(frame), " is no picture; it needs 1 channel or 3"));
  }
  const double scale =
      std::min(static_cast<double>(width_) / frame.width(), static_cast<double>(height_) / frame.height());
  const int wide = std::clamp(static_cast<int>(frame.width() * scale + 0.5), 1, width_);
  const int high = std::clamp(static_cast<int>(frame.height() * scale + 0.5), 1, height_);
  const int left = (width_ - wide) / 2, top = (height_ - high) / 2;
  const std::vector<Cover> rows = covers(high, frame.height()), columns = covers(wide, frame.width());

  for (int y = 0; y < high; ++y) {
    for (int x = 0; x < wide; ++x) {
      const Cover& row = rows[static_cast<std::size_t>(y)];
      const Cover& column = columns[static_cast<std::size_t>(x)];
      std::uint8_t* p = bytes_.data() + offset(left + x, top + y);
      for (int c = 0; c < 3; ++c) p[c] = mean(frame, row, column, channels == 3 ? c : 0);
    }
  }
}

}  // namespace minirl
