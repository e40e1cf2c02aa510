#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/tensor/windows.hpp"

using namespace minirl;

namespace {

Windows on_square(int extent, int kernel, int stride, Padding padding) {
  return windows_on("conv2d", {1, extent, extent, 3}, kernel, {stride, padding});
}

}  // namespace

TEST_CASE("windows: how many there are") {
  CHECK(on_square(80, 9, 4, 0).rows == 18);
  CHECK(on_square(18, 9, 2, 0).rows == 5);
  CHECK(on_square(5, 5, 7, 0).rows == 1);
  CHECK(on_square(3, 3, 1, 2).rows == 5);
  CHECK(on_square(3, 5, 1, 1).rows == 1);  // fits thanks to the padding
  const Windows w = windows_on("conv2d", {2, 8, 9, 3}, {3, 5}, {{2, 1}, {1, 2}});
  CHECK((w.images == 2 && w.channels == 3 && w.rows == 4 && w.columns == 9));
  CHECK((w.above == 1 && w.below == 1 && w.left == 2 && w.right == 2));
}

TEST_CASE("windows: same gives ceil(extent / stride), the surplus of zeros below and on the right") {
  const Windows first = on_square(80, 9, 4, same), second = on_square(20, 9, 2, same);
  CHECK((first.rows == 20 && first.above == 2 && first.below == 3));
  CHECK((second.columns == 10 && second.left == 3 && second.right == 4));
  const Windows w = windows_on("conv2d", {1, 7, 6, 1}, 4, {2, same});
  CHECK((w.rows == 4 && w.above == 1 && w.below == 2 && w.columns == 3 && w.left == 1 && w.right == 1));
  const Windows none = on_square(9, 2, 3, same);
  CHECK((none.rows == 3 && !none.padded()));
}

TEST_CASE("windows: what does not fit says the numbers and what to do") {
  CHECK_THROWS_WITH_AS(
      windows_on("conv2d", {2, 4, 80, 1}, {9, 3}, {1, {1, 0}}),
      "conv2d: a window of 9 x 3 does not fit into images of 4 x 80 with 1 x 0 zeros on each "
      "side; take a smaller kernel, more padding or larger images",
      ShapeError);
  CHECK_THROWS_WITH_AS(windows_on("max_pool2d", {4, 80, 80}, 2, {}),
                       "max_pool2d: needs images [batch, height, width, channels], x is [4, 80, 80]; reshape "
                       "it first",
                       ShapeError);
  CHECK_THROWS_WITH_AS(windows_on("conv2d", {1, 8, 8, 1}, {0, 3}, {2}),
                       "conv2d: kernel and stride must be at least 1, the kernel is 0 x 3, the stride 2 x 2",
                       ConfigError);
  CHECK_THROWS_AS(windows_on("conv2d", {1, 8, 8, 1}, 3, {{1, 0}}), ConfigError);
  CHECK_THROWS_WITH_AS(windows_on("conv2d", {1, 8, 8, 1}, 3, {1, {0, -1}}),
                       "conv2d: the padding is 0 x -1, it cannot be negative", ConfigError);
  CHECK_THROWS_AS(windows_on("conv2d", {1, 0, 8, 1}, 1, {1, same}), ShapeError);
}
