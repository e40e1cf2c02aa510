#include "minirl/nn/losses.hpp"

#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

Var reduce(Var losses, Reduction reduction) {
  switch (reduction) {
    case Reduction::mean:
      return mean(losses);
    case Reduction::sum:
      return sum(losses);
    case Reduction::none:
      break;
  }
  return losses;
}

void check_same_shape(const char* loss, const Shape& prediction, const Shape& target) {
  if (prediction == target) return;
  throw ShapeError(join(loss, ": the prediction is ", prediction.text(), ", the target ", target.text(),
                        "; they must have the same shape"));
}

// A function of prediction - target as one operation, and its slope.
template <class Value, class Slope>
Var of_error(const char* loss, Var prediction, Tensor target, Value value, Slope slope) {
  check_same_shape(loss, prediction.shape(), target.shape());
  return record(
      loss, {prediction, prediction.constant(std::move(target))}, prediction.shape(),
      [value](const Op& o) {
        const View p = o.x(0), t = o.x(1);
        Scalar* y = o.y().data;
        for (int i = 0; i < p.size(); ++i) y[i] = value(p.data[i] - t.data[i]);
      },
      [slope](const Op& o) {
        const View p = o.x(0), t = o.x(1), dy = o.dy();
        const Target dx = o.dx(0);
        for (int i = 0; i < p.size(); ++i) dx.put(i, dy.data[i] * slope(p.data[i] - t.data[i]));
      });
}

}  // namespace

Var mse(Var prediction, Tensor target, Reduction reduction) {
  const Var squares = of_error(
      "mse", prediction, std::move(target), [](Scalar e) { return e * e; }, [](Scalar e) { return 2 * e; });
  return reduce(squares, reduction);
}

Var l1(Var prediction, Tensor target, Reduction reduction) {
  const auto slope = [](Scalar e) { return static_cast<Scalar>((e > 0) - (e < 0)); };
  const Var sizes = of_error(
      "l1", prediction, std::move(target), [](Scalar e) { return std::abs(e); }, slope);
  return reduce(sizes, reduction);
}

// The slope is the error clipped to [-delta, delta].
Var huber(Var prediction, Tensor target, Scalar delta, Reduction reduction) {
  if (!(delta > 0)) throw ConfigError(join("huber: delta must be positive, it is ", delta));
  const auto value = [delta](Scalar e) {
    const Scalar size = std::abs(e);
    return size <= delta ? size * size / 2 : delta * (size - delta / 2);
  };
  const auto slope = [delta](Scalar e) { return e > delta ? delta : e < -delta ? -delta : e; };
  return reduce(of_error("huber", prediction, std::move(target), value, slope), reduction);
}

Var bce_with_logits(Var logits, Tensor target, Reduction reduction) {
  check_same_shape("bce_with_logits", logits.shape(), target.shape());
  return reduce(softplus(logits) - logits * std::move(target), reduction);
}

Var cross_entropy(Var logits, const Indices& labels, Reduction reduction) {
  return reduce(-gather(log_softmax(logits), labels), reduction);
}

Var cross_entropy(Var logits, Tensor target, Reduction reduction) {
  check_same_shape("cross_entropy", logits.shape(), target.shape());
  return reduce(-sum(log_softmax(logits) * std::move(target), 1), reduction);
}

}  // namespace minirl
