#include "minirl/autodiff/normalisation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

// x as a matrix: n rows of features.
struct Rows {
  explicit Rows(const Shape& shape)
      : features(shape.dim(-1)), n(features > 0 ? shape.size() / features : 0) {}

  Shape shape() const { return {n, features}; }
  int features, n;
};

// Which axis of such a matrix is averaged away, over how many numbers, and how many means there are.
struct Averaged {
  Averaged(const Rows& rows, Each each)
      : axis(each == Each::feature ? 0 : 1),
        count(each == Each::feature ? rows.n : rows.features),
        means(each == Each::feature ? rows.features : rows.n) {}

  int axis, count, means;
};

// Calls f(i, k) for element i of x and the mean k it belongs to.
template <class F>
void walk(const Rows& rows, Each each, F f) {
  for (int row = 0, i = 0; row < rows.n; ++row) {
    if (each == Each::feature) {
      for (int feature = 0; feature < rows.features; ++feature) f(i++, feature);
    } else {
      for (int feature = 0; feature < rows.features; ++feature) f(i++, row);
    }
  }
}

// Means over the rows, or over the features of each row.   x: [n,features]
Tensor means(const View& x, Each each) {
  const Averaged along(Rows(x.shape), each);
  Tensor result = Tensor::with_room({along.means});
  sum_axis(x, along.axis, result.target());
  for (Scalar& mean : result) mean /= static_cast<Scalar>(along.count);
  return result;
}

// The same of term(i, k), computed for each element.
template <class Term>
Tensor means_of(const Rows& rows, Each each, Term term) {
  Tensor terms = Tensor::with_room(rows.shape());
  Scalar* to = terms.data();
  walk(rows, each, [=](int i, int k) { to[i] = term(i, k); });
  return means(terms, each);
}

// 1 / sqrt(variance + epsilon)
Tensor inverse_deviation(const Tensor& variance, Scalar epsilon) {
  Tensor inverse = Tensor::with_room(variance.shape());
  std::transform(variance.begin(), variance.end(), inverse.begin(),
                 [epsilon](Scalar v) { return 1 / std::sqrt(v + epsilon); });
  return inverse;
}

// y = (x - mean) inverse
void standardise_into(const Op& o, const Tensor& mean, const Tensor& inverse, Each each) {
  const Scalar *x = o.x(0).data, *m = mean.data(), *r = inverse.data();
  Scalar* y = o.y().data;
  walk(Rows(o.y().shape), each, [=](int i, int k) { y[i] = (x[i] - m[k]) * r[k]; });
}

void check_moments(const char* name, const Tensor& moments, int expected, const Shape& x) {
  if (moments.size() == expected && moments.has_values()) return;
  throw ShapeError(join(name, ": there are ", moments.has_values() ? moments.size() : 0,
                        " means or variances for ", expected, ", x is ", x.text()));
}

}  // namespace

MeanVariance mean_variance(const View& x, Each each) {
  const Rows rows(x.shape);
  if (Averaged(rows, each).count == 0) {
    throw ShapeError(join("mean_variance: of no numbers, the shape is ", x.shape.text()));
  }
  MeanVariance moments;
  moments.mean = means({x.data, rows.shape()}, each);
  const Scalar *a = x.data, *mean = std::as_const(moments.mean).data();
  moments.variance = means_of(rows, each, [=](int i, int k) { return (a[i] - mean[k]) * (a[i] - mean[k]); });
  return moments;
}

// dx = r (dy - mean(dy) - y mean(dy y)) with r = 1 / sqrt(variance + epsilon): what dy has in common with 1
// and with y is taken out, because adding to all x or stretching them changes nothing.
Var standardise(Var x, const MeanVariance& moments, Each each, Scalar epsilon) {
  check_moments("standardise", moments.mean, Averaged(Rows(x.shape()), each).means, x.shape());
  const Tensor inverse = inverse_deviation(moments.variance, epsilon);
  return record(
      "standardise", {x}, x.shape(), [&](const Op& o) { standardise_into(o, moments.mean, inverse, each); },
      [inverse, each](const Op& o) {
        const Scalar *dy = o.dy().data, *y = o.y().data;
        const Rows rows(o.y().shape);
        const Tensor along_one = means({dy, rows.shape()}, each);
        const Tensor along_y = means_of(rows, each, [=](int i, int) { return dy[i] * y[i]; });
        const Target dx = o.dx(0);
        const Scalar *r = inverse.data(), *a = along_one.data(), *b = along_y.data();
        walk(rows, each, [=](int i, int k) { dx.put(i, r[k] * (dy[i] - a[k] - y[i] * b[k])); });
      });
}

Var standardise_by(Var x, const Tensor& mean, const Tensor& variance, Scalar epsilon) {
  for (const Tensor* moments : {&mean, &variance})
    check_moments("standardise_by", *moments, Rows(x.shape()).features, x.shape());
  const Tensor inverse = inverse_deviation(variance, epsilon);
  return record(
      "standardise_by", {x}, x.shape(),
      [&](const Op& o) { standardise_into(o, mean, inverse, Each::feature); },
      [inverse](const Op& o) {
        const Scalar *dy = o.dy().data, *r = inverse.data();
        const Target dx = o.dx(0);
        walk(Rows(dx.shape), Each::feature, [=](int i, int k) { dx.put(i, dy[i] * r[k]); });  // dx += dy r
      });
}

Var scale_and_shift(Var x, Var scale, Var shift) {
  const Rows rows(x.shape());
  if (scale.shape() != Shape{rows.features} || shift.shape() != scale.shape()) {
    throw ShapeError(join("scale_and_shift: x is ", x.shape().text(), ", the scale ", scale.shape().text(),
                          ", the shift ", shift.shape().text(), "; both need [", rows.features, "]"));
  }
  return record(
      "scale_and_shift", {x, scale, shift}, x.shape(),
      [rows](const Op& o) {
        const Scalar *a = o.x(0).data, *g = o.x(1).data, *b = o.x(2).data;
        Scalar* y = o.y().data;
        walk(rows, Each::feature, [=](int i, int k) { y[i] = a[i] * g[k] + b[k]; });
      },
      [rows](const Op& o) {
        const View dy{o.dy().data, rows.shape()};
        if (o.wants(0)) {  // dx += dy scale
          const Target dx = o.dx(0);
          const Scalar* g = o.x(1).data;
          walk(rows, Each::feature, [=](int i, int k) { dx.put(i, dy.data[i] * g[k]); });
        }
        if (o.wants(1)) {  // dscale += sum over rows of dy x
          Tensor products = Tensor::with_room(rows.shape());
          std::transform(dy.data, dy.data + dy.size(), o.x(0).data, products.data(), std::multiplies<>());
          sum_axis(products, 0, o.dx(1));
        }
        if (o.wants(2)) sum_axis(dy, 0, o.dx(2));  // dshift += sum over rows of dy
      });
}

}  // namespace minirl
