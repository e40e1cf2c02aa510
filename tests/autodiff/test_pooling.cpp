#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "autodiff/random_images.hpp"
#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/pooling.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"

using namespace minirl;

namespace {

using Vars = std::vector<Var>;
constexpr bool in_float = sizeof(Scalar) == 4;
constexpr Scalar not_a_number = std::numeric_limits<Scalar>::quiet_NaN();

struct RandomPool {
  PoolWindow window;
  Tensor x;

  explicit RandomPool(RandomImages& random) : window{random.extent(1, 4), random.extent(1, 4), 0} {
    window.padding = random.padding(window.kernel);
    x = random.tensor({random.between(1, 3), window.kernel.height + random.between(0, 4),
                       window.kernel.width + random.between(0, 4), random.between(1, 6)});
  }
  Windows windows() const {
    return windows_on("test", x.shape(), window.kernel, {window.stride, window.padding});
  }

  // Calls f(number, is it on the image) for the numbers of a window.
  template <class F>
  void for_each_in_window(int n, int row, int column, int channel, F f) const {
    const Windows w = windows();
    for (int ky = 0; ky < w.kernel.height; ++ky) {
      for (int kx = 0; kx < w.kernel.width; ++kx) {
        const int y = row * w.stride.height - w.above + ky, across = column * w.stride.width - w.left + kx;
        const Scalar value = at_or(x, n, y, across, channel, not_a_number);
        f(std::isnan(value) ? 0 : value, !std::isnan(value));
      }
    }
  }
};

}  // namespace

TEST_CASE("max_pool2d: by hand; the stride is the kernel's extent unless given") {
  const Tensor x({1, 2, 4, 1}, {1, 5, 2, 2, 4, 3, 2, 2});
  GradientTape tape;
  const Var y = max_pool2d(tape.watch(x), {.kernel = 2});
  CHECK(y.value() == Tensor({1, 1, 2, 1}, {5, 2}));
  CHECK(tape.gradient(sum(y), x) == Tensor({1, 2, 4, 1}, {0, 1, 1, 0, 0, 0, 0, 0}));  // the first of equals
  CHECK(max_pool2d(tape.watch(x), {.kernel = 2, .stride = 1}).value() == Tensor({1, 1, 3, 1}, {5, 5, 2}));
}

TEST_CASE("max_pool2d: padding is never chosen, NaN always is") {
  const Tensor x({1, 1, 3, 1}, {-3, -2, -5});
  const auto pool = [](Var v) { return max_pool2d(v, {.kernel = 3, .stride = 2, .padding = 1}); };
  CHECK(predict(pool, x) == Tensor({1, 1, 2, 1}, {-2, -2}));
  const Tensor broken({1, 1, 3, 1}, {-3, not_a_number, 7});
  CHECK(std::isnan(predict(pool, broken)[0]));
  CHECK(std::isnan(predict(pool, broken)[1]));
}

TEST_CASE("avg_pool2d: by hand; zeros of the padding counted or ignored") {
  const Tensor x({1, 2, 2, 1}, {4, 8, 12, 16});
  GradientTape tape;
  const Var v = tape.watch(x);
  CHECK(avg_pool2d(v, {.kernel = 2}).value() == Tensor({1, 1, 1, 1}, {10}));
  const PoolWindow corner{.kernel = 2, .stride = 2, .padding = 1};
  CHECK(avg_pool2d(v, corner).value() == Tensor({1, 2, 2, 1}, {1, 2, 3, 4}));
  const Var ignored = avg_pool2d(v, corner, PaddedZeros::ignored);
  CHECK(ignored.value() == Tensor({1, 2, 2, 1}, {4, 8, 12, 16}));
  CHECK(tape.gradient(sum(ignored), x) == Tensor({1, 2, 2, 1}, 1));
}

TEST_CASE("pooling: random shapes against one window at a time") {
  RandomImages random(81);
  for (int i = 0; i < 300; ++i) {
    const RandomPool pool(random);
    const Tensor largest = predict([&](Var x) { return max_pool2d(x, pool.window); }, pool.x);
    const Tensor with = predict([&](Var x) { return avg_pool2d(x, pool.window); }, pool.x);
    const Tensor without =
        predict([&](Var x) { return avg_pool2d(x, pool.window, PaddedZeros::ignored); }, pool.x);
    REQUIRE(largest.shape() ==
            Shape{pool.x.dim(0), pool.windows().rows, pool.windows().columns, pool.x.dim(3)});
    for_each_number(largest.shape(), [&](int n, int row, int column, int channel) {
      Scalar most = -2;
      double sum = 0;
      int inside = 0, all = 0;
      pool.for_each_in_window(n, row, column, channel, [&](Scalar value, bool on_image) {
        if (on_image) most = std::max(most, value);
        sum += static_cast<double>(value), inside += on_image, ++all;
      });
      CHECK(largest(n, row, column, channel) == most);
      CHECK(std::fabs(double(with(n, row, column, channel)) - sum / all) < 1e-6);
      CHECK(std::fabs(double(without(n, row, column, channel)) - sum / inside) < 1e-6);
    });
  }
}

TEST_CASE("pooling: a padding that could fill a window, windows that do not fit") {
  GradientTape tape;
  const Var x = tape.constant(Tensor({1, 6, 6, 2}));
  CHECK_THROWS_WITH_AS(max_pool2d(x, {.kernel = {3, 2}, .padding = {0, 2}}),
                       "max_pool2d: with a padding of 0 x 2 a window of 3 x 2 could see nothing but padding; "
                       "pad by less than the kernel's extents",
                       ConfigError);
  CHECK_THROWS_AS(avg_pool2d(x, {.kernel = 2, .padding = 2}), ConfigError);
  CHECK_THROWS_AS(avg_pool2d(x, {.kernel = 7}), ShapeError);
  CHECK_THROWS_AS(max_pool2d(tape.constant(Tensor({6, 6, 2})), {.kernel = 2}), ShapeError);
  CHECK_THROWS_AS(max_pool2d(x, {.kernel = 0}), ConfigError);
}

TEST_CASE("gradcheck: pooling with each padding" * doctest::skip(in_float)) {
  RandomImages random(82);
  for (int i = 0; i < 30; ++i) {
    const RandomPool pool(random);
    const PoolWindow window = pool.window;
    for (const auto& result :
         {gradcheck([=](const Vars& v) { return max_pool2d(v[0], window); }, {pool.x}),
          gradcheck([=](const Vars& v) { return avg_pool2d(v[0], window); }, {pool.x}),
          gradcheck([=](const Vars& v) { return avg_pool2d(v[0], window, PaddedZeros::ignored); },
                    {pool.x})}) {
      CHECK(result.checked == pool.x.size());
      CHECK_MESSAGE(result.worst_error < 1e-6, result.text());
    }
  }
}
