#include <doctest/doctest.h>

#include "kernel_checks.hpp"

using namespace minirl;
using namespace minirl::kernels;

namespace {

// How many columns beyond the last window and rows below it the images have.
struct Spare {
  int height, width;
};

/// All of one convolution's numbers, and what each kernel makes of them on a table.
struct ConvolutionCase {
  Convolution c;
  std::vector<Scalar> x, w, bias, dy, dw, dx;

  ConvolutionCase(const Convolution& shape, Spare spare, Cases& cases) : c(shape) {
    c.height = (c.rows - 1) * c.stride_height + c.kernel_height + spare.height;
    c.width = (c.columns - 1) * c.stride_width + c.kernel_width + spare.width;
    x = cases.numbers(long(c.images) * c.height * c.width * c.in);
    w = cases.numbers(long(c.kernel_height) * c.kernel_width * c.in * c.out);
    bias = cases.numbers(c.out);
    dy = cases.numbers(long(c.images) * c.rows * c.columns * c.out);
    dw = cases.numbers(long(w.size()));
    dx = cases.numbers(long(x.size()));
  }

  std::vector<Scalar> y(const Table& table, const Scalar* b) const {
    std::vector<Scalar> result(dy.size(), Scalar(77));
    table.convolve(c, x.data(), w.data(), b, result.data());
    return result;
  }
  std::vector<Scalar> weights(const Table& table) const {
    std::vector<Scalar> result = dw;
    table.convolve_weights(c, x.data(), dy.data(), result.data());
    return result;
  }
  std::vector<Scalar> input(const Table& table) const {
    std::vector<Scalar> result = dx;
    table.convolve_input(c, dy.data(), w.data(), result.data());  // w as [height, width, out, in]
    return result;
  }
};

void check_same(const char* what, const Table& table, const Convolution& c, const std::vector<Scalar>& got,
                const std::vector<Scalar>& expected) {
  const long at = first_difference(got.data(), expected.data(), long(expected.size()));
  if (at < 0) return;
  FAIL_CHECK(table.name << " " << what << ": " << c.images << " images " << c.height << "x" << c.width << "x"
                        << c.in << ", kernel " << c.kernel_height << "x" << c.kernel_width << ", stride "
                        << c.stride_height << "x" << c.stride_width << ", out " << c.out << ": element " << at
                        << " is " << got[std::size_t(at)] << ", expected " << expected[std::size_t(at)]);
}

void check_case(const ConvolutionCase& one) {
  if (promised_tables().empty()) return;  // without fused multiply-add the reference would take minutes
  const auto y = one.y(reference, one.bias.data()), y0 = one.y(reference, nullptr);
  const auto dw = one.weights(reference), dx = one.input(reference);
  for (const Table* table : promised_tables()) {
    check_same("y", *table, one.c, one.y(*table, one.bias.data()), y);
    check_same("y without bias", *table, one.c, one.y(*table, nullptr), y0);
    check_same("dw", *table, one.c, one.weights(*table), dw);
    check_same("dx", *table, one.c, one.input(*table), dx);
  }
}

Convolution small_shape(Cases& cases) {
  Convolution c{};
  c.images = cases.between(1, 3), c.in = cases.between(1, 9), c.out = cases.between(1, 40);
  c.kernel_height = cases.between(1, 4), c.kernel_width = cases.between(1, 4);
  c.stride_height = cases.between(1, 5), c.stride_width = cases.between(1, 5);
  c.rows = cases.between(1, 5), c.columns = cases.between(1, 5);
  return c;
}

}  // namespace

TEST_CASE("convolution kernels: one channel by hand") {
  // Two windows of 1 x 2 on a row of three: 1 2 | 2 3.
  const Convolution c{1, 1, 3, 1, 1, 2, 1, 1, 1, 2, 1};
  const Scalar x[] = {1, 2, 3}, w[] = {10, 100}, bias[] = {1000}, dy[] = {1, 10};
  for (const Table* table : all_tables()) {
    CAPTURE(table->name);
    Scalar y[2], dw[] = {0, 5}, dx[] = {0, 0, 7};
    table->convolve(c, x, w, bias, y);
    CHECK(std::vector<Scalar>(y, y + 2) == std::vector<Scalar>{1210, 1320});
    table->convolve_weights(c, x, dy, dw);
    CHECK(std::vector<Scalar>(dw, dw + 2) == std::vector<Scalar>{21, 37});
    table->convolve_input(c, dy, w, dx);
    CHECK(std::vector<Scalar>(dx, dx + 3) == std::vector<Scalar>{10, 200, 1007});
  }
}

TEST_CASE(
    "convolution kernels: the bits of plain loops, small shapes, extents from 1, strides above the kernel") {
  Cases cases(61);
  for (int i = 0; i < 400; ++i) {
    const Convolution shape = small_shape(cases);
    check_case(ConvolutionCase(shape, {cases.between(0, 2), cases.between(0, 2)}, cases));
  }
}

TEST_CASE("convolution kernels: the bits of plain loops, the shapes of networks") {
  // images, in, kernel, stride, rows = columns, out
  constexpr int shapes[][6] = {{2, 1, 9, 4, 18, 32}, {3, 32, 9, 2, 5, 16}, {1, 4, 8, 4, 20, 32},
                               {2, 32, 4, 2, 9, 64}, {2, 64, 3, 1, 7, 64}, {1, 3, 3, 2, 10, 33},
                               {4, 16, 1, 1, 1, 70}, {5, 20, 2, 3, 1, 7}};
  Cases cases(62);
  for (const auto& [images, in, kernel, stride, rows, out] : shapes) {
    check_case(
        ConvolutionCase({images, 0, 0, in, kernel, kernel, stride, stride, rows, rows, out}, {1, 0}, cases));
  }
}

TEST_CASE("convolution kernels: infinite numbers and NaN go where the plain loops take them") {
  Cases cases(63);
  for (int i = 0; i < 100; ++i) {
    ConvolutionCase one(small_shape(cases), {0, 1}, cases);
    one.x[cases.bits() % one.x.size()] = std::numeric_limits<Scalar>::infinity();
    one.dy[cases.bits() % one.dy.size()] = std::numeric_limits<Scalar>::quiet_NaN();
    check_case(one);
  }
}

TEST_CASE("convolution kernels: unaligned arrays, and nothing written past the end") {
  Cases cases(64);
  for (int i = 0; i < 100; ++i) {
    const ConvolutionCase one(small_shape(cases), {0, 0}, cases);
    Guarded x(one.x, i % 4), w(one.w, i % 5), dy(one.dy, i % 3), bias(one.bias, i % 7);
    for (const Table* table : all_tables()) {
      Guarded y(one.dy, i % 3), dw(one.dw, i % 2), dx(one.dx, i % 5);
      table->convolve(one.c, x.data(), w.data(), bias.data(), y.data());
      table->convolve_weights(one.c, x.data(), dy.data(), dw.data());
      table->convolve_input(one.c, dy.data(), w.data(), dx.data());
      CHECK(first_difference(y.data(), one.y(*table, one.bias.data()).data(), long(one.dy.size())) == -1);
      CHECK(first_difference(dw.data(), one.weights(*table).data(), long(one.dw.size())) == -1);
      CHECK(first_difference(dx.data(), one.input(*table).data(), long(one.dx.size())) == -1);
      CHECK((x.intact() && w.intact() && dy.intact() && bias.intact()));
      CHECK((y.intact() && dw.intact() && dx.intact()));
    }
  }
}

TEST_CASE("convolution kernels: an image's result does not depend on how many images there are") {
  Cases cases(65);
  for (int i = 0; i < 60; ++i) {
    Convolution shape = small_shape(cases);
    shape.images = 5;
    const ConvolutionCase batch(shape, {0, 0}, cases);
    Convolution single = batch.c;
    single.images = 1;
    const std::size_t in = batch.x.size() / 5, out = batch.dy.size() / 5;
    for (const Table* table : all_tables()) {
      const std::vector<Scalar> whole = batch.y(*table, batch.bias.data());
      std::vector<Scalar> one(out);
      for (std::size_t image = 0; image < 5; ++image) {
        table->convolve(single, &batch.x[image * in], batch.w.data(), batch.bias.data(), one.data());
        CHECK(first_difference(one.data(), &whole[image * out], long(out)) == -1);
      }
    }
  }
}

TEST_CASE("convolution kernels: baseline, without fused multiply-add, is near the reference") {
  Cases cases(66);
  const Table& slowest = *all_tables().back();
  for (int i = 0; i < 60; ++i) {
    ConvolutionCase one(small_shape(cases), {1, 1}, cases);
    ConvolutionCase size = one;  // the same of magnitudes bounds the rounding error
    for (auto* numbers : {&size.x, &size.w, &size.bias, &size.dy, &size.dw, &size.dx}) {
      for (Scalar& v : *numbers) v = std::fabs(v);
    }
    const auto near = [](const std::vector<Scalar>& got, const std::vector<Scalar>& expected,
                         const std::vector<Scalar>& bound) {
      double worst = 0;  // in units of the last place of the bound
      for (std::size_t j = 0; j < got.size(); ++j) {
        worst = std::fmax(worst, std::fabs(double(got[j]) - expected[j]) / (bound[j] * 6e-8 + 1e-44));
      }
      return worst;
    };
    const double terms = 4 * 4 * 9 * 40 + 5;  // no sum is longer
    CHECK(near(one.y(slowest, one.bias.data()), one.y(reference, one.bias.data()),
               size.y(reference, size.bias.data())) <= terms);
    CHECK(near(one.weights(slowest), one.weights(reference), size.weights(reference)) <= terms);
    CHECK(near(one.input(slowest), one.input(reference), size.input(reference)) <= terms);
  }
}
