#include "minirl/envs/wrappers/resize_grey.hpp"

#include <algorithm>

namespace minirl {
namespace {

using Sums = std::vector<std::int64_t, PoolAllocator<std::int64_t>>;

void check(const Frame& picture, int height, int width) {
  const auto fits = [](int now, int before) { return 1 <= now && now <= before; };
  const bool known = picture.channels() == 1 || picture.channels() == 3;
  if (known && fits(height, picture.height()) && fits(width, picture.width())) return;
  throw ConfigError(join("ResizeGrey: cannot make ", to_text(picture), " a grey picture of ", height, " x ",
                         width, "; it takes 1 or 3 channels and does not enlarge"));
}

int grey(const std::uint8_t* pixel, int channels) {
  return channels == 1 ? pixel[0] : (299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2] + 500) / 1000;
}

// Halves go to the even neighbour, as in OpenCV.
std::uint8_t rounded_mean(std::int64_t sum, std::int64_t count) {
  const std::int64_t below = sum / count, twice_left = 2 * (sum % count);
  const bool up = twice_left > count || (twice_left == count && below % 2 == 1);
  return static_cast<std::uint8_t>(below + (up ? 1 : 0));
}

// Calls visit(old index, part) for the old cells that new cell `now` covers, when `before` cells become
// `after`. Cut the line into before * after parts: an old cell has `after` of them, a new one `before`.
void for_covered(int now, int before, int after, auto&& visit) {
  const std::int64_t from = std::int64_t{now} * before, to = from + before;
  for (std::int64_t i = from / after; i * after < to; ++i) {
    visit(static_cast<int>(i), std::min(to, (i + 1) * after) - std::max(from, i * after));
  }
}

// One old row, weighted, on top of the sums of its columns.
void add_row(const Frame& picture, int row, std::int64_t weight, Sums& columns) {
  const auto channels = static_cast<std::size_t>(picture.channels());
  const std::uint8_t* pixel =
      picture.bytes().data() + static_cast<std::size_t>(row) * columns.size() * channels;
  for (std::int64_t& sum : columns) {
    sum += weight * grey(pixel, picture.channels());
    pixel += channels;
  }
}

}  // namespace

Frame resized_grey(const Frame& picture, int height, int width) {
  check(picture, height, width);
  Frame small(height, width, 1);
  const std::int64_t area = std::int64_t{picture.height()} * picture.width();
  Sums columns(static_cast<std::size_t>(picture.width()));
  std::uint8_t* out = small.bytes().data();
  for (int row = 0; row < height; ++row) {
    std::fill(columns.begin(), columns.end(), 0);
    for_covered(row, picture.height(), height,
                [&](int from, std::int64_t part) { add_row(picture, from, part, columns); });
    for (int column = 0; column < width; ++column) {
      std::int64_t sum = 0;
      for_covered(column, picture.width(), width, [&](int from, std::int64_t part) {
        sum += part * columns[static_cast<std::size_t>(from)];
      });
      *out++ = rounded_mean(sum, area);
    }
  }
  return small;
}

}  // namespace minirl
