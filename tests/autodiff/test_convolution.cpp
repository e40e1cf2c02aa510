#include <doctest/doctest.h>

#include <cmath>
#include <string_view>

#include "autodiff/random_images.hpp"
#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/convolution.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "tensor/kernels/kernels.hpp"

using namespace minirl;

namespace {

using Vars = std::vector<Var>;
constexpr bool in_float = sizeof(Scalar) == 4;

// Only kernels with fused multiply-add promise their bits, and only in float.
bool bits_are_promised() { return in_float && std::string_view(kernels::table().name) != "baseline"; }

bool agree(Scalar got, Scalar expected) {
  return bits_are_promised() ? got == expected : std::fabs(got - expected) < Scalar(1e-4);
}

/// One convolution at random: few images, kernels larger and smaller than the stride, extents from 1.
struct RandomConvolution {
  Tensor x, w, b;
  Slide slide;

  explicit RandomConvolution(RandomImages& random) {
    const Extent2d kernel = random.extent(1, 4);
    const int in = random.between(1, 5), out = random.between(1, 20);
    slide = {random.extent(1, 5), random.padding(kernel)};
    x = random.tensor({random.between(1, 4), kernel.height + random.between(0, 5),
                       kernel.width + random.between(0, 5), in});
    w = random.tensor({kernel.height, kernel.width, in, out});
    b = random.tensor({out});
  }
  Windows windows() const { return windows_on("conv2d", x.shape(), {w.dim(0), w.dim(1)}, slide); }
};

Tensor convolved(const RandomConvolution& c, const Tensor& x) {
  return predict([&](Var v) { return conv2d(v, v.constant(c.w), v.constant(c.b), c.slide); }, x);
}

// The definition: from the bias on, the window's rows, columns and channels, zeros included.
Scalar by_definition(const RandomConvolution& c, int n, int row, int column, int out) {
  const Windows g = c.windows();
  Scalar y = c.b[out];
  for (int ky = 0; ky < g.kernel.height; ++ky) {
    for (int kx = 0; kx < g.kernel.width; ++kx) {
      for (int i = 0; i < g.channels; ++i) {
        const Scalar x =
            at_or(c.x, n, row * g.stride.height - g.above + ky, column * g.stride.width - g.left + kx, i, 0);
        y = std::fma(x, c.w(ky, kx, i, out), y);
      }
    }
  }
  return y;
}

Tensor image(const Tensor& x, int n) {
  const Shape shape = x.shape().with(0, 1);
  Tensor one(shape);
  std::copy_n(x.data() + n * shape.size(), shape.size(), one.data());
  return one;
}

}  // namespace

TEST_CASE("conv2d: by hand, two channels out of one, a padded row") {
  const Tensor x({1, 2, 2, 1}, {1, 2, 3, 4}), w({2, 1, 1, 2}, {10, -1, 100, 1}), b = Tensor::vector({0, 5});
  GradientTape tape;
  const Var y = conv2d(tape.watch(x), tape.watch(w), tape.watch(b), {.stride = {2, 1}, .padding = {1, 0}});
  // Windows of two rows, one column: (0, 1) and (0, 2) above, (3, 0) and (4, 0) below.
  CHECK(y.value() == Tensor({1, 2, 2, 2}, {100, 6, 200, 7, 30, 2, 40, 1}));
  CHECK(tape.gradient(sum(y), w) == Tensor({2, 1, 1, 2}, {7, 7, 3, 3}));
  CHECK(tape.gradient(sum(y), b) == Tensor::vector({4, 4}));
  CHECK(tape.gradient(sum(y), x) == Tensor({1, 2, 2, 1}, {101, 101, 9, 9}));
}

TEST_CASE("conv2d: the bits of its definition, with and without padding") {
  RandomImages random(71);
  for (int i = 0; i < 300; ++i) {
    const RandomConvolution c(random);
    const Tensor y = convolved(c, c.x);
    const Windows w = c.windows();
    REQUIRE(y.shape() == Shape{w.images, w.rows, w.columns, c.b.size()});
    long wrong = 0;
    for_each_number(y.shape(), [&](int n, int row, int column, int out) {
      wrong += !agree(y(n, row, column, out), by_definition(c, n, row, column, out));
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("conv2d: an image's result does not depend on the batch, however many are worked on at a time") {
  RandomImages random(72);
  for (const Padding padding : {Padding(0), Padding(2, 1), same}) {
    RandomConvolution c(random);
    c.slide = {{2, 3}, padding};
    c.x = random.tensor({23, 40, 60, c.x.dim(3)});
    const Tensor y = convolved(c, c.x);
    for (const int n : {0, 1, 11, 22}) CHECK(convolved(c, image(c.x, n)) == image(y, n));
  }
}

TEST_CASE("conv2d: a batch's gradients are those of its images") {
  RandomImages random(73);
  for (const Padding padding : {Padding(0), Padding(2, 1), same}) {
    RandomConvolution c(random);
    c.slide = {{2, 3}, padding};
    c.x = random.tensor({11, 40, 60, c.x.dim(3)});
    GradientTape tape;
    const Var loss = sum(square(conv2d(tape.watch(c.x), tape.watch(c.w), c.slide)));
    const Tensor dx = tape.gradient(loss, c.x), dw = tape.gradient(loss, c.w);
    Tensor sum_of_dw(c.w.shape());
    for (int n = 0; n < 11; ++n) {
      const Tensor x = image(c.x, n);
      GradientTape small;
      const Var part = sum(square(conv2d(small.watch(x), small.watch(c.w), c.slide)));
      CHECK(small.gradient(part, x) == image(dx, n));
      const Tensor share = small.gradient(part, c.w);
      for (int i = 0; i < share.size(); ++i) sum_of_dw[i] += share[i];
    }
    for (int i = 0; i < dw.size(); ++i) CHECK(dw[i] == doctest::Approx(sum_of_dw[i]).epsilon(1e-3));
  }
}

TEST_CASE("conv2d: shapes that do not fit") {
  GradientTape tape;
  const Var x = tape.constant(Tensor({4, 80, 80, 3})), w = tape.constant(Tensor({9, 9, 1, 32}));
  CHECK_THROWS_WITH_AS(conv2d(x, w),
                       "conv2d: the images have 3 channels, the weight takes 1: x is [4, 80, 80, 3], the "
                       "weight [9, 9, 1, 32]; images are [batch, height, width, channels]",
                       ShapeError);
  CHECK_THROWS_AS(conv2d(x, tape.constant(Tensor({81, 80, 3, 2}))), ShapeError);
  CHECK_THROWS_AS(conv2d(x, tape.constant(Tensor({9, 9, 3}))), ShapeError);
  CHECK_THROWS_AS(conv2d(tape.constant(Tensor({80, 80, 3})), w), ShapeError);
  const Var fits = tape.constant(Tensor({9, 9, 3, 2}));
  CHECK_THROWS_WITH_AS(
      conv2d(x, fits, tape.constant(Tensor({3}))),
      "conv2d: the bias is [3], the weight [9, 9, 3, 2]; it must have one number for each of "
      "the 2 out channels",
      ShapeError);
  CHECK_THROWS_AS(conv2d(x, fits, tape.constant(Tensor({1, 2}))), ShapeError);
  CHECK(conv2d(tape.constant(Tensor({0, 9, 9, 3})), fits).shape() == Shape{0, 1, 1, 2});
}

TEST_CASE("gradcheck: conv2d with each padding" * doctest::skip(in_float)) {
  RandomImages random(74);
  for (const Padding padding : {Padding(0), Padding(1), Padding(0, 2), Padding(3, 4), same}) {
    for (int i = 0; i < 4; ++i) {
      RandomConvolution c(random);
      c.slide.padding = padding;
      const Slide slide = c.slide;
      const Gradcheck with =
          gradcheck([=](const Vars& v) { return conv2d(v[0], v[1], v[2], slide); }, {c.x, c.w, c.b});
      CHECK(with.checked == c.x.size() + c.w.size() + c.b.size());
      CHECK_MESSAGE(with.worst_error < 1e-6, with.text());
      const Gradcheck without =
          gradcheck([=](const Vars& v) { return conv2d(v[0], v[1], slide); }, {c.x, c.w});
      CHECK_MESSAGE(without.worst_error < 1e-6, without.text());
    }
  }
}

TEST_CASE("gradcheck: an image and a weight that are used twice" * doctest::skip(in_float)) {
  RandomImages random(75);
  for (const Padding padding : {Padding(0), same}) {
    const auto twice = [padding](const Vars& v) {
      return conv2d(v[0], v[1], {2, padding}) * conv2d(v[0] * v[0], v[1], {2, padding});
    };
    const Gradcheck result = gradcheck(twice, {random.tensor({2, 5, 6, 2}), random.tensor({3, 2, 2, 3})});
    CHECK_MESSAGE(result.worst_error < 1e-6, result.text());
  }
}
