#include "minirl/autodiff/normalisation.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/eigen.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

// x as a matrix: n rows of features.
struct Rows {
  explicit Rows(const Shape& shape)
      : features(shape.dim(-1)), n(features > 0 ? shape.size() / features : 0) {}

  Shape shape() const { return {n, features}; }
  View matrix(const View& x) const { return {x.data, shape()}; }
  Eigen::Map<const EigenArray> row(const View& x, int i) const { return {x.data + i * features, features}; }
  Eigen::Map<EigenArray> row(const Target& y, int i) const { return {y.data + i * features, features}; }

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

// y (+)= term(i, of) for each row i, where of(m) is what row i needs of the moments m: all of them if there
// is one for each feature, one number if there is one for each row.
template <class Term>
void for_each_row(const Rows& rows, Each each, const Target& y, Term term) {
  for (int i = 0; i < rows.n; ++i) {
    const auto put = [&](const auto& expression) {
      if (y.add) {
        rows.row(y, i) += expression;
      } else {
        rows.row(y, i) = expression;
      }
    };
    if (each == Each::feature) put(term(i, [](const Tensor& m) { return as_array(m); }));
    if (each == Each::row) put(term(i, [i](const Tensor& m) { return m[i]; }));
  }
}

// Means over the rows, or over the features of each row.   x: [n,features]
Tensor means(const View& x, Each each) {
  const Averaged along(Rows(x.shape), each);
  Tensor result = Tensor::with_room({along.means});
  sum_axis(x, along.axis, result.target());
  as_array(result) /= static_cast<Scalar>(along.count);
  return result;
}

// The same of terms that are computed for each row.
template <class Term>
Tensor means_of(const Rows& rows, Each each, Term term) {
  Tensor terms = Tensor::with_room(rows.shape());
  for_each_row(rows, each, terms.target(), term);
  return means(terms, each);
}

// 1 / sqrt(variance + epsilon)
Tensor inverse_deviation(const Tensor& variance, Scalar epsilon) {
  Tensor inverse = Tensor::with_room(variance.shape());
  as_array(inverse) = 1 / (as_array(variance) + epsilon).sqrt();
  return inverse;
}

// y = (x - mean) inverse
void standardise_into(const Op& o, const Tensor& mean, const Tensor& inverse, Each each) {
  const Rows rows(o.y().shape);
  for_each_row(rows, each, o.y(),
               [&](int i, auto of) { return (rows.row(o.x(0), i) - of(mean)) * of(inverse); });
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
  const Tensor mean = means(rows.matrix(x), each);
  Tensor variance =
      means_of(rows, each, [&](int i, auto of) { return (rows.row(x, i) - of(mean)).square(); });
  return {mean, std::move(variance)};
}

// dx = r (dy - mean(dy) - y mean(dy y)) with r = 1 / sqrt(variance + epsilon): what dy has in common with 1
// and with y is taken out, because adding to all x or stretching them changes nothing.
Var standardise(Var x, const MeanVariance& moments, Each each, Scalar epsilon) {
  check_moments("standardise", moments.mean, Averaged(Rows(x.shape()), each).means, x.shape());
  const Tensor inverse = inverse_deviation(moments.variance, epsilon);
  return record(
      "standardise", {x}, x.shape(), [&](const Op& o) { standardise_into(o, moments.mean, inverse, each); },
      [inverse, each](const Op& o) {
        const View dy = o.dy(), y = o.y();
        const Rows rows(y.shape);
        const Tensor a = means(rows.matrix(dy), each);
        const Tensor b = means_of(rows, each, [&](int i, auto) { return rows.row(dy, i) * rows.row(y, i); });
        for_each_row(rows, each, o.dx(0), [&](int i, auto of) {
          return of(inverse) * (rows.row(dy, i) - of(a) - rows.row(y, i) * of(b));
        });
      });
}

Var standardise_by(Var x, const Tensor& mean, const Tensor& variance, Scalar epsilon) {
  for (const Tensor* moments : {&mean, &variance})
    check_moments("standardise_by", *moments, Rows(x.shape()).features, x.shape());
  const Tensor inverse = inverse_deviation(variance, epsilon);
  return record(
      "standardise_by", {x}, x.shape(),
      [&](const Op& o) { standardise_into(o, mean, inverse, Each::feature); },
      [inverse](const Op& o) {  // dx += dy r
        const Rows rows(o.dy().shape);
        for_each_row(rows, Each::feature, o.dx(0),
                     [&](int i, auto of) { return rows.row(o.dy(), i) * of(inverse); });
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
        for_each_row(rows, Each::feature, o.y(),
                     [&](int i, auto) { return rows.row(o.x(0), i) * as_array(o.x(1)) + as_array(o.x(2)); });
      },
      [rows](const Op& o) {
        const View dy = o.dy();
        if (o.wants(0)) {  // dx += dy scale
          for_each_row(rows, Each::feature, o.dx(0),
                       [&](int i, auto) { return rows.row(dy, i) * as_array(o.x(1)); });
        }
        if (o.wants(1)) {  // dscale += sum over rows of dy x
          Tensor products = Tensor::with_room(rows.shape());
          as_array(products) = as_array(dy) * as_array(o.x(0));
          sum_axis(products, 0, o.dx(1));
        }
        if (o.wants(2)) sum_axis(rows.matrix(dy), 0, o.dx(2));  // dshift += sum over rows of dy
      });
}

}  // namespace minirl
