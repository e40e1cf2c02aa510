// Matrix products, with the same bits on every machine: each sum has an order that depends on the shapes
// only.
#pragma once
#include "minirl/tensor/view.hpp"

namespace minirl {

/// A matrix read with rows and columns exchanged; nothing is copied.
struct Transposed {
  View of;
};
inline Transposed transposed(const View& a) { return {a}; }

/// y (+)= a b         a: [n,k]  b: [k,m]  y: [n,m]. These throw ShapeError where the extents do not fit.
void product(const View& a, const View& b, const Target& y);
/// y (+)= a^T b       a: [k,n]  b: [k,m]  y: [n,m]
void product(Transposed a, const View& b, const Target& y);
/// y (+)= a b^T       a: [n,k]  b: [m,k]  y: [n,m]
void product(const View& a, Transposed b, const Target& y);

/// y = x w + b        x: [batch,in]  w: [in,out]  b: [out]  y: [batch,out]
void linear(const View& x, const View& w, const View& b, const Target& y);

}  // namespace minirl
