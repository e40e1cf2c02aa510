// How much of each pixel a convex shape covers, in eighths: anti-aliasing in whole numbers.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>

namespace minirl::detail {

// Eight levels look as smooth as 255, and keep a recording within the 256 colours of a GIF and 20 % smaller
// than 16.
constexpr int full_coverage = 8;
constexpr std::size_t sub_rows = 8;  // horizontal cuts through one row of pixels
constexpr int sub_columns = 32;      // the resolution of a cut's two ends

/// Where a horizontal line cuts a convex shape, in pixels; nothing unless left < right.
struct Span {
  double left = 0, right = 0;
};

/// `value` cut off to a whole number in [0, most]; NaN gives 0.
inline int whole_within(double value, int most) {
  if (!(value > 0)) return 0;
  return value < most ? static_cast<int>(value) : most;
}

/// The cuts through one row of pixels, in units of 1 / sub_columns.
class RowCuts {
 public:
  /// `span_at(y)` is the shape's cut at the height y, asked for between `top` and `bottom` only.
  RowCuts(int row, int width, double top, double bottom, const auto& span_at) : begin_(width * sub_columns) {
    solid_end_ = begin_;
    for (std::size_t k = 0; k < sub_rows; ++k) {
      const double y = row + (static_cast<double>(k) + 0.5) / static_cast<double>(sub_rows);
      const Span span = y >= top && y < bottom ? span_at(y) : Span{};
      add(k, whole_within(span.left * sub_columns + 0.5, width * sub_columns),
          whole_within(span.right * sub_columns + 0.5, width * sub_columns));
    }
  }

  int first_pixel() const { return begin_ / sub_columns; }
  int end_pixel() const { return (end_ + sub_columns - 1) / sub_columns; }

  /// 0 (nothing) to full_coverage of pixel `x`.
  int coverage(int x) const {
    const int left = x * sub_columns, right = left + sub_columns;
    if (solid_begin_ <= left && right <= solid_end_) return full_coverage;
    int covered = 0;
    for (std::size_t k = 0; k < sub_rows; ++k) {
      covered += std::max(0, std::min(right, right_[k]) - std::max(left, left_[k]));
    }
    constexpr int part = static_cast<int>(sub_rows) * sub_columns / full_coverage;
    return (covered + part / 2) / part;
  }

 private:
  void add(std::size_t k, int left, int right) {
    left_[k] = left;
    right_[k] = right;
    solid_begin_ = std::max(solid_begin_, left);
    solid_end_ = std::min(solid_end_, right);
    if (left >= right) return;
    begin_ = std::min(begin_, left);
    end_ = std::max(end_, right);
  }

  std::array<int, sub_rows> left_, right_;
  int begin_, end_ = 0;              // what any cut covers
  int solid_begin_ = 0, solid_end_;  // what all of them cover
};

/// Calls `paint(x, y, coverage)` for each pixel of a width x height picture that a convex shape covers in
/// part.
void cover(int width, int height, double top, double bottom, const auto& span_at, const auto& paint) {
  const int end_row = whole_within(bottom + 1, height);
  for (int y = whole_within(top, height); y < end_row; ++y) {
    const RowCuts cuts(y, width, top, bottom, span_at);
    for (int x = cuts.first_pixel(); x < cuts.end_pixel(); ++x) {
      const int coverage = cuts.coverage(x);
      if (coverage > 0) paint(x, y, coverage);
    }
  }
}

}  // namespace minirl::detail
