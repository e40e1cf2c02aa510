// Activations as layers, to stand between others in `sequential`.
#pragma once
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/reductions.hpp"

namespace minirl {

struct Relu {
  Var operator()(Var x) const { return relu(x); }
};

struct LeakyRelu {
  Var operator()(Var x) const { return leaky_relu(x, slope); }
  Scalar slope = Scalar(0.01);  // PyTorch's default; Keras 2 takes 0.3
};

struct Elu {
  Var operator()(Var x) const { return elu(x, alpha); }
  Scalar alpha = 1;
};

struct Silu {
  Var operator()(Var x) const { return silu(x); }
};

struct Gelu {
  Var operator()(Var x) const { return gelu(x); }
};

struct Softplus {
  Var operator()(Var x) const { return softplus(x); }
};

struct Tanh {
  Var operator()(Var x) const { return tanh(x); }
};

struct Sigmoid {
  Var operator()(Var x) const { return sigmoid(x); }
};

/// Along the last axis. A loss wants the logits instead: see cross_entropy.
struct Softmax {
  Var operator()(Var x) const { return softmax(x); }
};

}  // namespace minirl
