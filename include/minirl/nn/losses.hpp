// Losses. Targets are tensors, not Vars: no gradient can flow into them.
#pragma once
#include "minirl/autodiff/tape.hpp"
#include "minirl/tensor/indices.hpp"

namespace minirl {

/// What becomes of the loss of each element.
enum class Reduction { mean, sum, none };

// prediction and target have the same shape (ShapeError otherwise); the result is [] or, for `none`, that
// shape.
Var mse(Var prediction, Tensor target, Reduction reduction = Reduction::mean);  ///< (prediction - target)^2
Var l1(Var prediction, Tensor target, Reduction reduction = Reduction::mean);   ///< |prediction - target|

/// e^2 / 2 where |e| <= delta, else delta (|e| - delta / 2), with e = prediction - target: Huber 1964.
Var huber(Var prediction, Tensor target, Scalar delta = 1, Reduction reduction = Reduction::mean);

/// -t log(p) - (1 - t) log(1 - p) with p = sigmoid(logit), without overflow.
Var bce_with_logits(Var logits, Tensor target, Reduction reduction = Reduction::mean);

/// -log softmax(logits)[label] of each row.   logits: [n,classes]  labels: n numbers in [0,classes)  none:
/// [n]
Var cross_entropy(Var logits, const Indices& labels, Reduction reduction = Reduction::mean);

/// The same with a distribution as the target of each row: the sum of -t log softmax(logits) over its
/// classes. logits, target: [n,classes]  none: [n]
Var cross_entropy(Var logits, Tensor target, Reduction reduction = Reduction::mean);

}  // namespace minirl
