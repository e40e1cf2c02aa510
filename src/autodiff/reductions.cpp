#include "minirl/autodiff/reductions.hpp"

#include <algorithm>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/functions.hpp"
#include "minirl/tensor/indices.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

Shape reduced(const Shape& shape, int axis, Axis how) {
  return how == Axis::keep ? shape.with(axis, 1) : shape.without(axis);
}

// sum(x) times `factor`, of everything.
Var scaled_sum(const char* name, Var x, Scalar factor) {
  return record(
      name, {x}, {}, [factor](const Op& o) { *o.y().data = sum(o.x(0)) * factor; },
      [factor](const Op& o) {
        const Target dx = o.dx(0);
        const Scalar slope = *o.dy().data * factor;
        for (int i = 0; i < dx.size(); ++i) dx.put(i, slope);
      });
}

// sum(x) times `factor` along an axis.
Var scaled_sum(const char* name, Var x, int axis, Axis how, Scalar factor) {
  return record(
      name, {x}, reduced(x.shape(), axis, how),
      [&](const Op& o) {
        sum_axis(o.x(0), axis, o.y());
        const Target y = o.y();
        for (int i = 0; factor != 1 && i < y.size(); ++i) y.data[i] *= factor;
      },
      [axis, factor](const Op& o) {
        const Target dx = o.dx(0);
        const AxisSplit s = split_at(dx.shape, axis);
        const Scalar* dy = o.dy().data;
        for (int outer = 0, k = 0; outer < s.outer; ++outer) {
          for (int r = 0; r < s.extent; ++r) {
            for (int inner = 0; inner < s.inner; ++inner) dx.put(k++, dy[outer * s.inner + inner] * factor);
          }
        }
      });
}

// The element that `better` prefers along an axis, and where it stands.
template <class Better>
Var extreme(const char* name, Var x, int axis, Axis how, Better better) {
  const AxisSplit s = split_at(x.shape(), axis);
  if (s.extent == 0) throw ShapeError(join(name, ": axis ", axis, " of ", x.shape().text(), " is empty"));
  Indices chosen(static_cast<std::size_t>(s.outer * s.inner));
  const Scalar* from = x.view().data;
  for (int k = 0; k < s.outer * s.inner; ++k) {
    int best = k / s.inner * s.extent * s.inner + k % s.inner;
    for (int r = 1, i = best + s.inner; r < s.extent; ++r, i += s.inner) {
      if (better(from[i], from[best])) best = i;
    }
    chosen[static_cast<std::size_t>(k)] = best;
  }
  return pick(x, std::move(chosen), reduced(x.shape(), axis, how));
}

}  // namespace

Var sum(Var x) { return scaled_sum("sum", x, 1); }

Var mean(Var x) {
  if (x.size() == 0) throw ShapeError(join("mean: of no numbers, the shape is ", x.shape().text()));
  return scaled_sum("mean", x, 1 / static_cast<Scalar>(x.size()));
}

Var sum(Var x, int axis, Axis how) { return scaled_sum("sum", x, axis, how, 1); }

Var mean(Var x, int axis, Axis how) {
  if (x.dim(axis) == 0) throw ShapeError(join("mean: axis ", axis, " of ", x.shape().text(), " is empty"));
  return scaled_sum("mean", x, axis, how, 1 / static_cast<Scalar>(x.dim(axis)));
}

Var max(Var x, int axis, Axis how) {
  return extreme("max", x, axis, how, [](Scalar a, Scalar b) { return a > b; });
}
Var min(Var x, int axis, Axis how) {
  return extreme("min", x, axis, how, [](Scalar a, Scalar b) { return a < b; });
}

Var logsumexp(Var x, int axis, Axis how) {
  const Var shift = stop_gradient(max(x, axis, Axis::keep));
  const Var y = shift + log(sum(exp(x - shift), axis, Axis::keep));
  return how == Axis::keep ? y : reshape(y, reduced(x.shape(), axis, how));
}

Var softmax(Var x) {
  return record(
      "softmax", {x}, x.shape(), [](const Op& o) { softmax(o.x(0), o.y()); },
      [](const Op& o) { softmax_back(o.dy(), o.y(), o.dx(0)); });  // dx += y (dy - sum(dy y))
}

Var log_softmax(Var x) {
  return record(
      "log_softmax", {x}, x.shape(), [](const Op& o) { log_softmax(o.x(0), o.y()); },
      [](const Op& o) { log_softmax_back(o.dy(), o.y(), o.dx(0)); });  // dx += dy - exp(y) sum(dy)
}

}  // namespace minirl
