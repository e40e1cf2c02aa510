// The three matrix products. Which order of summation each output has depends on the shapes only:
//   nn  chain for n >= 8, else lanes: never on m, so a forward pass does not see the size of its batch
//   tn  chain
//   nt  chain for n >= 8 and m >= 4, else lanes
// A chain begins with the start (zero, self or the bias); lanes are summed from zero and added to the start.
#pragma once
#include "tensor/kernels/chain.hpp"
#include "tensor/kernels/kernels.hpp"
#include "tensor/kernels/lanes_by_row.hpp"

namespace minirl::kernels {
namespace {

struct StartRows {
  const float* first;
  long row;
};

inline StartRows start_rows(const Product& p) {
  if (p.start == Start::zero) return {nullptr, 0};
  if (p.start == Start::row) return {p.bias, 0};
  return {p.y, p.n};
}

inline Lanes lanes_of(const Product& p) {
  const StartRows start = start_rows(p);
  return {p.m, p.k, p.n, p.a, p.b, start.first, start.row, p.y};
}

inline void product_nn(const Product& p) {
  if (p.n < 8) return run_lanes_by_row(lanes_of(p));
  const StartRows start = start_rows(p);
  run_chain({p.m, p.k, p.n, p.a, p.k, 1, p.b, p.n, 1, start.first, start.row, p.y, p.n});
}

inline void product_nt(const Product& p) {
  if (p.n < 8 || p.m < 4) return run_lanes_by_column(lanes_of(p));
  const StartRows start = start_rows(p);
  run_chain({p.m, p.k, p.n, p.a, p.k, 1, p.b, 1, p.k, start.first, start.row, p.y, p.n});
}

// Few columns: the same chains as y^T = b^T a, with vectors along the rows of y, a piece of them at a time.
inline void product_tn_narrow(const Product& p) {
  constexpr int most = 64;
  alignas(64) float columns[width * most];  // y^T: [n, most]
  const StartRows start = start_rows(p);
  for (int i = 0; i < p.m; i += most) {
    const int rows = smaller(most, p.m - i);
    if (start.first) transpose({rows, p.n, start.first + i * start.row, start.row, columns, most});
    run_chain(
        {p.n, p.k, rows, p.b, 1, p.n, p.a + i, p.m, 1, start.first ? columns : nullptr, most, columns, most});
    transpose({p.n, rows, columns, most, p.y + long(i) * p.n, p.n});
  }
}

inline void product_tn(const Product& p) {
  if (p.n < width && p.n < p.m) return product_tn_narrow(p);
  const StartRows start = start_rows(p);
  run_chain({p.m, p.k, p.n, p.a, 1, p.m, p.b, p.n, 1, start.first, start.row, p.y, p.n});
}

}  // namespace
}  // namespace minirl::kernels
