#include "minirl/autodiff/elementwise.hpp"

#include <cmath>
#include <numbers>

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

// The same for functions that only libm has: computed in double, then rounded.
template <class F, class D>
Var in_double(const char* name, Var x, F f, D d) {
  return elementwise(
      name, x, [f](Scalar a) { return static_cast<Scalar>(f(double{a})); },
      [d](Scalar a, Scalar) { return static_cast<Scalar>(d(double{a})); });
}

// P(z <= x) and its derivative, for a standard normal z. erfc keeps the tail that 1 + erf would round away.
double normal_cdf(double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; }
double normal_density(double x) {
  return std::exp(-x * x / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
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
  return in_double(
      "pow", x, [p](double a) { return std::pow(a, p); }, [p](double a) { return p * std::pow(a, p - 1); });
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

Var sin(Var x) {
  return in_double(
      "sin", x, [](double a) { return std::sin(a); }, [](double a) { return std::cos(a); });
}

Var cos(Var x) {
  return in_double(
      "cos", x, [](double a) { return std::cos(a); }, [](double a) { return -std::sin(a); });
}

Var erf(Var x) {
  return in_double(
      "erf", x, [](double a) { return std::erf(a); },
      [](double a) { return 2 * std::numbers::inv_sqrtpi * std::exp(-a * a); });
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

Var leaky_relu(Var x, Scalar slope) {
  return elementwise(
      "leaky_relu", x, [slope](Scalar a) { return a > 0 ? a : slope * a; },
      [slope](Scalar a, Scalar) { return a > 0 ? Scalar(1) : slope; });
}

Var elu(Var x, Scalar alpha) {
  return record(
      "elu", {x}, x.shape(), [alpha](const Op& o) { elu(o.x(0), o.y(), alpha); },
      [alpha](const Op& o) { elu_back(o.dy(), o.y(), o.dx(0), alpha); });  // dx += dy (y > 0 ? 1 : y + alpha)
}

Var silu(Var x) {
  return record(
      "silu", {x}, x.shape(),
      [](const Op& o) {
        sigmoid(o.x(0), o.y());
        const Scalar* a = o.x(0).data;
        for (int i = 0; i < o.y().size(); ++i) o.y().data[i] *= a[i];
      },
      [](const Op& o) {  // dx += dy s (1 + x (1 - s)), s = sigmoid(x)
        const View a = o.x(0), dy = o.dy();
        Tensor s = Tensor::with_room(dy.shape);
        sigmoid(a, s.target());
        const Scalar* sigmoids = std::as_const(s).data();
        const Target dx = o.dx(0);
        for (int i = 0; i < dx.size(); ++i) {
          dx.put(i, dy.data[i] * sigmoids[i] * (1 + a.data[i] * (1 - sigmoids[i])));
        }
      });
}

Var gelu(Var x) {
  return in_double(
      "gelu", x, [](double a) { return a * normal_cdf(a); },
      [](double a) { return normal_cdf(a) + a * normal_density(a); });
}

Var gelu_tanh(Var x) {
  const Scalar scale = std::sqrt(2 / std::numbers::pi_v<Scalar>);
  return x * (1 + tanh(scale * (x + Scalar(0.044715) * x * square(x)))) / 2;
}

Var stop_gradient(Var x) {
  return record(
      "stop_gradient", {x}, x.shape(),
      [](const Op& o) { std::copy_n(o.x(0).data, o.x(0).size(), o.y().data); }, [](const Op&) {});
}

}  // namespace minirl
