#include "minirl/autodiff/products.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/products.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {
namespace {

[[noreturn]] void refuse(const char* operation, const Shape& a, const Shape& b) {
  const char* why = a.rank() == 2 && b.rank() == 2 ? "inner extents differ" : "needs matrices";
  throw ShapeError(join(operation, ": ", why, ": a is ", a.text(), ", b is ", b.text()));
}

void check_inner(const char* operation, const Shape& a, const Shape& b) {
  if (a.rank() != 2 || b.rank() != 2 || a.dim(1) != b.dim(0)) refuse(operation, a, b);
}

}  // namespace

Var matmul(Var a, Var b) {
  check_inner("matmul", a.shape(), b.shape());
  return record(
      "matmul", {a, b}, {a.dim(0), b.dim(1)},  //
      [](const Op& o) { product(o.x(0), o.x(1), o.y()); },
      [](const Op& o) {
        if (o.wants(0)) product(o.dy(), transposed(o.x(1)), o.dx(0));  // da += dy b^T
        if (o.wants(1)) product(transposed(o.x(0)), o.dy(), o.dx(1));  // db += a^T dy
      });
}

Var linear(Var x, Var w, Var b) {
  check_inner("linear", x.shape(), w.shape());
  if (b.shape().rank() != 1 || b.dim(0) != w.dim(1)) {
    throw ShapeError(join("linear: the bias is ", b.shape().text(), ", w is ", w.shape().text()));
  }
  return record(
      "linear", {x, w, b}, {x.dim(0), w.dim(1)}, [](const Op& o) { linear(o.x(0), o.x(1), o.x(2), o.y()); },
      [](const Op& o) {
        if (o.wants(0)) product(o.dy(), transposed(o.x(1)), o.dx(0));  // dx += dy w^T
        if (o.wants(1)) product(transposed(o.x(0)), o.dy(), o.dx(1));  // dw += x^T dy
        if (o.wants(2)) sum_axis(o.dy(), 0, o.dx(2));                  // db += sum of dy over the batch
      });
}

}  // namespace minirl
