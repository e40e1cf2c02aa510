#include "minirl/tensor/products.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {
namespace {

using kernels::Product;
using kernels::Start;

Start start_of(const Target& y) { return y.add ? Start::self : Start::zero; }

bool are_matrices(const Shape& a, const Shape& b, const Shape& y) {
  return a.rank() == 2 && b.rank() == 2 && y.rank() == 2;
}

[[noreturn]] void refuse(const Shape& a, const Shape& b, const Shape& y) {
  const char* why = are_matrices(a, b, y) ? "extents do not fit" : "needs matrices";
  throw ShapeError(join("product: ", why, ": a is ", a.text(), ", b is ", b.text(), ", y is ", y.text()));
}

}  // namespace

void product(const View& a, const View& b, const Target& y) {
  const bool fits = are_matrices(a.shape, b.shape, y.shape) && a.dim(1) == b.dim(0) && y.dim(0) == a.dim(0) &&
                    y.dim(1) == b.dim(1);
  if (!fits) refuse(a.shape, b.shape, y.shape);
  kernels::table().product_nn({a.dim(0), a.dim(1), b.dim(1), a.data, b.data, y.data, start_of(y)});
}

void product(Transposed a, const View& b, const Target& y) {
  const bool fits = are_matrices(a.of.shape, b.shape, y.shape) && a.of.dim(0) == b.dim(0) &&
                    y.dim(0) == a.of.dim(1) && y.dim(1) == b.dim(1);
  if (!fits) refuse(a.of.shape, b.shape, y.shape);
  kernels::table().product_tn({a.of.dim(1), b.dim(0), b.dim(1), a.of.data, b.data, y.data, start_of(y)});
}

void product(const View& a, Transposed b, const Target& y) {
  const bool fits = are_matrices(a.shape, b.of.shape, y.shape) && a.dim(1) == b.of.dim(1) &&
                    y.dim(0) == a.dim(0) && y.dim(1) == b.of.dim(0);
  if (!fits) refuse(a.shape, b.of.shape, y.shape);
  kernels::table().product_nt({a.dim(0), a.dim(1), b.of.dim(0), a.data, b.of.data, y.data, start_of(y)});
}

void linear(const View& x, const View& w, const View& b, const Target& y) {
  const bool fits = are_matrices(x.shape, w.shape, y.shape) && x.dim(1) == w.dim(0) && y.dim(0) == x.dim(0) &&
                    y.dim(1) == w.dim(1);
  if (!fits) refuse(x.shape, w.shape, y.shape);
  if (b.size() != w.dim(1)) {
    throw ShapeError(join("linear: the bias is ", b.shape.text(), ", w is ", w.shape.text()));
  }
  kernels::table().product_nn({x.dim(0), x.dim(1), w.dim(1), x.data, w.data, y.data, Start::row, b.data});
}

}  // namespace minirl
