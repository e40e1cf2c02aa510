// Elementary functions of many numbers at once: own polynomials, at most 3 ulp off, the same bits on every
// machine.
#pragma once
#include "minirl/tensor/view.hpp"

namespace minirl {

// y = f(x) element by element; y may be x. All throw ShapeError if the sizes differ.
void exp(const View& x, const Target& y);
void expm1(const View& x, const Target& y);
void log(const View& x, const Target& y);
void tanh(const View& x, const Target& y);
void sigmoid(const View& x, const Target& y);            // 1 / (1 + exp(-x))
void softplus(const View& x, const Target& y);           // log(1 + exp(x))
void relu(const View& x, const Target& y);               // max(x, 0)
void elu(const View& x, const Target& y, Scalar alpha);  // x > 0 ? x : alpha (exp(x) - 1)

// dx (+)= dy f'(x), written with y = f(x).
void tanh_back(const View& dy, const View& y, const Target& dx);
void sigmoid_back(const View& dy, const View& y, const Target& dx);
void relu_back(const View& dy, const View& y, const Target& dx);
void elu_back(const View& dy, const View& y, const Target& dx, Scalar alpha);

// Along the last axis, each row shifted by its maximum first.
void softmax(const View& x, const Target& y);
void log_softmax(const View& x, const Target& y);
void softmax_back(const View& dy, const View& y, const Target& dx);
void log_softmax_back(const View& dy, const View& y, const Target& dx);

}  // namespace minirl
