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

// Huber's function of the error, one operation: its slope is the error clipped to [-delta, delta].
Var huber_of(Var error, Scalar delta) {
  return record(
      "huber", {error}, error.shape(),
      [delta](const Op& o) {
        const View e = o.x(0);
        for (int i = 0; i < e.size(); ++i) {
          const Scalar size = std::abs(e.data[i]);
          o.y().data[i] = size <= delta ? size * size / 2 : delta * (size - delta / 2);
        }
      },
      [delta](const Op& o) {
        const View e = o.x(0), dy = o.dy();
        const Target dx = o.dx(0);
        for (int i = 0; i < e.size(); ++i) {
          const Scalar slope = e.data[i] > delta ? delta : e.data[i] < -delta ? -delta : e.data[i];
          dx.put(i, dy.data[i] * slope);
        }
      });
}

}  // namespace

Var mse(Var prediction, Tensor target, Reduction reduction) {
  check_same_shape("mse", prediction.shape(), target.shape());
  return reduce(square(prediction - std::move(target)), reduction);
}

Var l1(Var prediction, Tensor target, Reduction reduction) {
  check_same_shape("l1", prediction.shape(), target.shape());
  return reduce(abs(prediction - std::move(target)), reduction);
}

Var huber(Var prediction, Tensor target, Scalar delta, Reduction reduction) {
  check_same_shape("huber", prediction.shape(), target.shape());
  if (!(delta > 0)) throw ConfigError(join("huber: delta must be positive, it is ", delta));
  return reduce(huber_of(prediction - std::move(target), delta), reduction);
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
