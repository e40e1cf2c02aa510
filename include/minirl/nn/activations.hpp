// Activations as layers, to stand between others in `sequential`.
#pragma once
#include "minirl/autodiff/elementwise.hpp"

namespace minirl {

struct Relu {
  Var operator()(Var x) const { return relu(x); }
};

struct Elu {
  Var operator()(Var x) const { return elu(x, alpha); }
  Scalar alpha = 1;
};

struct Tanh {
  Var operator()(Var x) const { return tanh(x); }
};

struct Sigmoid {
  Var operator()(Var x) const { return sigmoid(x); }
};

}  // namespace minirl
