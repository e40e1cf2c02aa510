// Dense: the fully connected layer, y = x w + b.
#pragma once
#include "minirl/autodiff/products.hpp"
#include "minirl/nn/initialise.hpp"

namespace minirl {

struct Dense {
  /// From `in` to `out` numbers; weights are drawn by `rule`, biases start at 0. Throws ConfigError unless
  /// both are positive. The parameters have no values before `initialise` or `load`.
  Dense(int in, int out, InitialiserRule rule = glorot_uniform);

  /// x: [batch,in]  result: [batch,out]
  Var operator()(Var x) const {
    const Var w = x.watch(weight), b = x.watch(bias);
    return linear(x, w, b);
  }

  void visit(Visitor& v) { v("weight", weight, weight_start), v("bias", bias, bias_start); }

  Tensor weight;  // [in,out], Keras' kernel; PyTorch's weight is its transpose
  Tensor bias;    // [out]
  Initialiser weight_start;
  Initialiser bias_start;
};

}  // namespace minirl
