// LayerNorm: each row brought to mean 0 and variance 1, then scaled and shifted feature by feature. Ba, Kiros
// & Hinton 2016, equation 3. It knows no batch and no modes.
#pragma once
#include "minirl/autodiff/normalisation.hpp"

namespace minirl {

struct LayerNorm {
  /// `epsilon` is added to the variance: PyTorch's default; Keras has 1e-3. Throws ConfigError for features <
  /// 1 or a negative epsilon.
  explicit LayerNorm(int features, Scalar epsilon = Scalar(1e-5));

  /// x, result: [...,features]. Throws ShapeError for another number of features.
  Var operator()(Var x) const {
    const Var scale = x.watch(weight), shift = x.watch(bias);
    return scale_and_shift(standardise(x, Each::row, epsilon), scale, shift);
  }

  void visit(Visitor& v) { v("weight", weight, {Initialiser::Draw::constant, 1}), v("bias", bias); }

  Tensor weight, bias;  // [features]: the scale and the shift
  Scalar epsilon;
};

}  // namespace minirl
