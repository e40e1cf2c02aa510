#include "minirl/tensor/products.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {
namespace {

using kernels::Product;
using kernels::Start;

Start start_of(const Target& y) { return y.add ? Start::self : Start::zero; }

void check_matrices(const View& a, const View& b, const Target& y) {
  if (a.shape.rank() == 2 && b.shape.rank() == 2 && y.shape.rank() == 2) return;
  throw ShapeError(join("product: needs matrices, a is ", a.shape.text(), ", b is ", b.shape.text(),
                        ", y is ", y.shape.text()));
}

// `inner_a` and `inner_b` are the extents summed over; `n` and `m` those of the result.
void check_extents(const View& a, const View& b, const Target& y, bool fits) {
  if (fits) return;
  throw ShapeError(join("product: extents do not fit: a is ", a.shape.text(), ", b is ", b.shape.text(),
                        ", y is ", y.shape.text()));
}

}  // namespace

void product(const View& a, const View& b, const Target& y) {
  check_matrices(a, b, y);
  check_extents(a, b, y, a.dim(1) == b.dim(0) && y.dim(0) == a.dim(0) && y.dim(1) == b.dim(1));
  kernels::table().product_nn({a.dim(0), a.dim(1), b.dim(1), a.data, b.data, y.data, start_of(y)});
}

void product(Transposed a, const View& b, const Target& y) {
  check_matrices(a.of, b, y);
  check_extents(a.of, b, y, a.of.dim(0) == b.dim(0) && y.dim(0) == a.of.dim(1) && y.dim(1) == b.dim(1));
  kernels::table().product_tn({a.of.dim(1), b.dim(0), b.dim(1), a.of.data, b.data, y.data, start_of(y)});
}

void product(const View& a, Transposed b, const Target& y) {
  check_matrices(a, b.of, y);
  check_extents(a, b.of, y, a.dim(1) == b.of.dim(1) && y.dim(0) == a.dim(0) && y.dim(1) == b.of.dim(0));
  kernels::table().product_nt({a.dim(0), a.dim(1), b.of.dim(0), a.data, b.of.data, y.data, start_of(y)});
}

void linear(const View& x, const View& w, const View& b, const Target& y) {
  check_matrices(x, w, y);
  check_extents(x, w, y, x.dim(1) == w.dim(0) && y.dim(0) == x.dim(0) && y.dim(1) == w.dim(1));
  if (b.size() != w.dim(1)) {
    throw ShapeError(join("linear: the bias is ", b.shape.text(), ", w is ", w.shape.text()));
  }
  kernels::table().product_nn({x.dim(0), x.dim(1), w.dim(1), x.data, w.data, y.data, Start::row, b.data});
}

}  // namespace minirl
