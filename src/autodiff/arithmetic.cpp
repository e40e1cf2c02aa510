#include "minirl/autodiff/arithmetic.hpp"

#include <algorithm>
#include <array>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// How two shapes walk together: the extents of the result, and by how much each side moves along each axis (0
// where it stretches).
struct Broadcast {
  Shape shape;
  std::array<int, 4> extents{1, 1, 1, 1};
  std::array<int, 4> step_a{}, step_b{};
  bool same = false;  // no stretching at all
};

std::array<int, 4> steps(const Shape& from, const Shape& to) {
  std::array<int, 4> step{};
  int next = 1;
  for (int axis = from.rank() - 1; axis >= 0; --axis) {
    const auto at = static_cast<unsigned>(axis + 4 - to.rank());
    step[at] = from.dim(axis) == to.dim(axis) ? next : 0;
    next *= from.dim(axis);
  }
  return step;
}

Broadcast broadcast(const char* name, const Shape& a, const Shape& b) {
  if (a == b) return {.shape = a, .same = true};
  if (a.rank() != b.rank() && a.rank() != 0 && b.rank() != 0) {
    throw ShapeError(
        join(name, ": ranks differ: a is ", a.text(), ", b is ", b.text(), "; reshape one of them"));
  }
  Broadcast plan{.shape = a.rank() == 0 ? b : a};
  for (int axis = 0; axis < std::min(a.rank(), b.rank()); ++axis) {
    if (a.dim(axis) != b.dim(axis) && a.dim(axis) != 1 && b.dim(axis) != 1) {
      throw ShapeError(
          join(name, ": extents differ at axis ", axis, ": a is ", a.text(), ", b is ", b.text()));
    }
    if (a.dim(axis) == 1) plan.shape = plan.shape.with(axis, b.dim(axis));
  }
  for (int axis = 0; axis < plan.shape.rank(); ++axis) {
    plan.extents[static_cast<unsigned>(axis + 4 - plan.shape.rank())] = plan.shape.dim(axis);
  }
  plan.step_a = steps(a, plan.shape);
  plan.step_b = steps(b, plan.shape);
  return plan;
}

// Calls f(k, i, j) for element k of the result, i of a and j of b, in row-major order.
template <class F>
void walk(const Broadcast& plan, F f) {
  if (plan.same) {
    for (int k = 0; k < plan.shape.size(); ++k) f(k, k, k);
    return;
  }
  const auto& [n0, n1, n2, n3] = plan.extents;
  const auto &a = plan.step_a, &b = plan.step_b;
  int k = 0;
  for (int i0 = 0; i0 < n0; ++i0) {
    for (int i1 = 0; i1 < n1; ++i1) {
      for (int i2 = 0; i2 < n2; ++i2) {
        const int i = i0 * a[0] + i1 * a[1] + i2 * a[2], j = i0 * b[0] + i1 * b[1] + i2 * b[2];
        for (int i3 = 0; i3 < n3; ++i3) f(k++, i + i3 * a[3], j + i3 * b[3]);
      }
    }
  }
}

// y = f(a, b); da += dy da(a, b); db += dy db(a, b).
template <class F, class DA, class DB>
Var binary(const char* name, Var a, Var b, F f, DA da, DB db) {
  const Broadcast plan = broadcast(name, a.shape(), b.shape());
  return record(
      name, {a, b}, plan.shape,
      [&](const Op& o) {
        const Scalar *p = o.x(0).data, *q = o.x(1).data;
        Scalar* y = o.y().data;
        walk(plan, [=](int k, int i, int j) { y[k] = f(p[i], q[j]); });
      },
      [da, db, name](const Op& o) {
        const Broadcast p = broadcast(name, o.x(0).shape, o.x(1).shape);
        const Scalar *x0 = o.x(0).data, *x1 = o.x(1).data, *dy = o.dy().data;
        if (o.wants(0)) {
          Scalar* dx = o.dx(0).cleared();
          walk(p, [=](int k, int i, int j) { dx[i] += dy[k] * da(x0[i], x1[j]); });
        }
        if (o.wants(1)) {
          Scalar* dx = o.dx(1).cleared();
          walk(p, [=](int k, int i, int j) { dx[j] += dy[k] * db(x0[i], x1[j]); });
        }
      });
}

// y = f(a); da += dy slope(a).
template <class F, class D>
Var unary(const char* name, Var a, F f, D slope) {
  return record(
      name, {a}, a.shape(),
      [&](const Op& o) {
        const View x = o.x(0);
        Scalar* y = o.y().data;
        for (int i = 0; i < x.size(); ++i) y[i] = f(x.data[i]);
      },
      [slope](const Op& o) {
        const View x = o.x(0), dy = o.dy();
        const Target dx = o.dx(0);
        for (int i = 0; i < x.size(); ++i) dx.put(i, dy.data[i] * slope(x.data[i]));
      });
}

constexpr auto one = [](Scalar, Scalar) { return Scalar{1}; };
constexpr auto minus_one = [](Scalar, Scalar) { return Scalar{-1}; };

}  // namespace

Var operator+(Var a, Var b) {
  return binary(
      "add", a, b, [](Scalar x, Scalar y) { return x + y; }, one, one);
}
Var operator-(Var a, Var b) {
  return binary(
      "subtract", a, b, [](Scalar x, Scalar y) { return x - y; }, one, minus_one);
}
Var operator*(Var a, Var b) {
  return binary(
      "multiply", a, b, [](Scalar x, Scalar y) { return x * y; },  //
      [](Scalar, Scalar y) { return y; }, [](Scalar x, Scalar) { return x; });
}
Var operator/(Var a, Var b) {
  return binary(
      "divide", a, b, [](Scalar x, Scalar y) { return x / y; },  //
      [](Scalar, Scalar y) { return 1 / y; }, [](Scalar x, Scalar y) { return -x / (y * y); });
}
Var maximum(Var a, Var b) {
  return binary(
      "maximum", a, b, [](Scalar x, Scalar y) { return x > y ? x : y; },
      [](Scalar x, Scalar y) { return x == y ? Scalar(0.5) : Scalar(x > y); },
      [](Scalar x, Scalar y) { return x == y ? Scalar(0.5) : Scalar(y > x); });
}
Var minimum(Var a, Var b) {
  return binary(
      "minimum", a, b, [](Scalar x, Scalar y) { return x < y ? x : y; },
      [](Scalar x, Scalar y) { return x == y ? Scalar(0.5) : Scalar(x < y); },
      [](Scalar x, Scalar y) { return x == y ? Scalar(0.5) : Scalar(y < x); });
}

Var operator-(Var a) {
  return unary(
      "negate", a, [](Scalar x) { return -x; }, [](Scalar) { return Scalar(-1); });
}
Var operator+(Var a, Scalar b) {
  return unary(
      "add", a, [b](Scalar x) { return x + b; }, [](Scalar) { return Scalar(1); });
}
Var operator*(Var a, Scalar b) {
  return unary(
      "multiply", a, [b](Scalar x) { return x * b; }, [b](Scalar) { return b; });
}
Var operator-(Scalar a, Var b) {
  return unary(
      "subtract", b, [a](Scalar x) { return a - x; }, [](Scalar) { return Scalar(-1); });
}
Var operator/(Var a, Scalar b) {
  return unary(
      "divide", a, [b](Scalar x) { return x / b; }, [b](Scalar) { return 1 / b; });
}
Var operator/(Scalar a, Var b) {
  return unary(
      "divide", b, [a](Scalar x) { return a / x; }, [a](Scalar x) { return -a / (x * x); });
}
Var operator+(Scalar a, Var b) { return b + a; }
Var operator-(Var a, Scalar b) { return a + -b; }
Var operator*(Scalar a, Var b) { return b * a; }

Var operator+(Var a, Tensor b) { return a + a.constant(std::move(b)); }
Var operator-(Var a, Tensor b) { return a - a.constant(std::move(b)); }
Var operator*(Var a, Tensor b) { return a * a.constant(std::move(b)); }

Var where(const Tensor& condition, Var a, Var b) {
  if (a.shape() != b.shape() || a.shape() != condition.shape()) {
    throw ShapeError(join("where: shapes differ: condition is ", condition.shape().text(), ", a is ",
                          a.shape().text(), ", b is ", b.shape().text()));
  }
  return record(
      "where", {a.constant(condition), a, b}, a.shape(),
      [](const Op& o) {
        const Scalar *c = o.x(0).data, *x = o.x(1).data, *z = o.x(2).data;
        for (int i = 0; i < o.y().size(); ++i) o.y().data[i] = c[i] != 0 ? x[i] : z[i];
      },
      [](const Op& o) {
        const View c = o.x(0), dy = o.dy();
        for (const int side : {1, 2}) {
          if (!o.wants(side)) continue;
          const Target dx = o.dx(side);
          for (int i = 0; i < dx.size(); ++i) dx.put(i, (c.data[i] != 0) == (side == 1) ? dy.data[i] : 0);
        }
      });
}

}  // namespace minirl
