#include "minirl/autodiff/elementwise.hpp"

#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/functions.hpp"

namespace minirl {
namespace {

// y = f(x) and dx += dy d(x, y), for functions that need no kernel of their own.
template <class F, class D>
Var elementwise(const char* name, Var x, F f, D d) {
  return record(
      name, {x}, x.shape(),
      [f](const Op& o) {
        const View a = o.x(0);
        Scalar* y = o.y().data;
        for (int i = 0; i < a.size(); ++i) y[i] = f(a.data[i]);
      },
      [d](const Op& o) {
        const View a = o.x(0);
        const View dy = o.dy();
        const Target dx = o.dx(0);
        const Scalar* y = o.y().data;
        for (int i = 0; i < a.size(); ++i) dx.put(i, dy.data[i] * d(a.data[i], y[i]));
      });
}

}  // namespace

Var exp(Var x) {
  return record(
      "exp", {x}, x.shape(), [](const Op& o) { exp(o.x(0), o.y()); },
      [](const Op& o) {
        const View dy = o.dy();
        const Target dx = o.dx(0);
        const Scalar* y = o.y().data;
        for (int i = 0; i < dx.size(); ++i) dx.put(i, dy.data[i] * y[i]);
      });
}

Var log(Var x) {
  return record(
      "log", {x}, x.shape(), [](const Op& o) { log(o.x(0), o.y()); },
      [](const Op& o) {
        const View a = o.x(0), dy = o.dy();
        const Target dx = o.dx(0);
        for (int i = 0; i < dx.size(); ++i) dx.put(i, dy.data[i] / a.data[i]);
      });
}

Var sqrt(Var x) {
  return elementwise(
      "sqrt", x, [](Scalar a) { return std::sqrt(a); }, [](Scalar, Scalar y) { return Scalar(0.5) / y; });
}

Var square(Var x) {
  return elementwise(
      "square", x, [](Scalar a) { return a * a; }, [](Scalar a, Scalar) { return 2 * a; });
}

Var pow(Var x, Scalar exponent) {
  const double p = exponent;
  return elementwise(
      "pow", x, [p](Scalar a) { return static_cast<Scalar>(std::pow(double{a}, p)); },
      [p](Scalar a, Scalar) { return static_cast<Scalar>(p * std::pow(double{a}, p - 1)); });
}

Var abs(Var x) {
  return elementwise(
      "abs", x, [](Scalar a) { return std::abs(a); },
      [](Scalar a, Scalar) { return static_cast<Scalar>((a > 0) - (a < 0)); });
}

Var clip(Var x, Scalar low, Scalar high) {
  if (!(low <= high)) throw ConfigError(join("clip: the low bound ", low, " is above the high bound ", high));
  return elementwise(
      "clip", x, [low, high](Scalar a) { return a < low ? low : (a > high ? high : a); },
      [low, high](Scalar a, Scalar) { return static_cast<Scalar>(a >= low && a <= high); });
}

Var tanh(Var x) {
  return record(
      "tanh", {x}, x.shape(), [](const Op& o) { tanh(o.x(0), o.y()); },
      [](const Op& o) { tanh_back(o.dy(), o.y(), o.dx(0)); });  // dx += dy (1 - y^2)
}

Var sigmoid(Var x) {
  return record(
      "sigmoid", {x}, x.shape(), [](const Op& o) { sigmoid(o.x(0), o.y()); },
      [](const Op& o) { sigmoid_back(o.dy(), o.y(), o.dx(0)); });  // dx += dy y (1 - y)
}

Var log_sigmoid(Var x) { return -softplus(-x); }

Var softplus(Var x) {
  return record(
      "softplus", {x}, x.shape(), [](const Op& o) { softplus(o.x(0), o.y()); },
      [](const Op& o) {  // dx += dy sigmoid(x)
        const View dy = o.dy();
        Tensor slope = Tensor::with_room(dy.shape);
        sigmoid(o.x(0), slope.target());
        const Target dx = o.dx(0);
        for (int i = 0; i < dx.size(); ++i) dx.put(i, dy.data[i] * std::as_const(slope).data()[i]);
      });
}

Var relu(Var x) {
  return record(
      "relu", {x}, x.shape(), [](const Op& o) { relu(o.x(0), o.y()); },
      [](const Op& o) { relu_back(o.dy(), o.y(), o.dx(0)); });  // dx += y > 0 ? dy : 0
}

Var elu(Var x, Scalar alpha) {
  return record(
      "elu", {x}, x.shape(), [alpha](const Op& o) { elu(o.x(0), o.y(), alpha); },
      [alpha](const Op& o) { elu_back(o.dy(), o.y(), o.dx(0), alpha); });  // dx += dy (y > 0 ? 1 : y + alpha)
}

Var stop_gradient(Var x) {
  return record(
      "stop_gradient", {x}, x.shape(),
      [](const Op& o) { std::copy_n(o.x(0).data, o.x(0).size(), o.y().data); }, [](const Op&) {});
}

}  // namespace minirl
