// The kernels as plain loops: what the double twin runs, and the definition that the fast ones are tested
// against, bit for bit. Nothing here is blocked, packed or vectorised by hand; one loop is one sentence of
// the contract.
#pragma once
#include <cmath>

#include "tensor/kernels/activations.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl::kernels {
namespace {
namespace plain {

// Sums.

/// Term i of n goes to lane i % 16; the lanes are folded in halves.
struct SixteenLanes {
  Scalar lanes[16] = {};

  Scalar fold() {
    for (int half = 8; half > 0; half /= 2) {
      for (int l = 0; l < half; ++l) lanes[l] += lanes[l + half];
    }
    return lanes[0];
  }
};

template <class Term>
Scalar sum_terms(long n, Term term) {
  SixteenLanes sum;
  for (long i = 0; i < n; ++i) sum.lanes[i % 16] += term(i);
  return sum.fold();
}

template <class Term>
Scalar sum_ascending(long n, Term term) {
  Scalar sum = 0;
  for (long i = 0; i < n; ++i) sum += term(i);
  return sum;
}

inline void put(Scalar& y, Scalar value, Write write) { y = write == Write::add ? y + value : value; }

inline Scalar sum(const Scalar* x, long n) {
  return sum_terms(n, [x](long i) { return x[i]; });
}

inline Scalar sum_squares(const Scalar* x, long n) {
  return sum_terms(n, [x](long i) { return x[i] * x[i]; });
}

inline long count_non_finite(const Scalar* x, long n) {
  long count = 0;
  for (long i = 0; i < n; ++i) count += !std::isfinite(x[i]);
  return count;
}

inline void sum_middle(const Scalar* x, long outer, long reduced, long inner, Scalar* y, Write write) {
  for (long o = 0; o < outer; ++o) {
    for (long i = 0; i < inner; ++i) {
      const auto at = [&](long r) { return x[(o * reduced + r) * inner + i]; };
      put(y[o * inner + i], inner < 8 ? sum_terms(reduced, at) : sum_ascending(reduced, at), write);
    }
  }
}

// Products.

inline Scalar start_of(const Product& p, int i, int j) {
  if (p.start == Start::row) return p.bias[j];
  return p.start == Start::self ? p.y[long(i) * p.n + j] : 0;
}

/// y[i,j] = start, then fma(a[i,k], b[k,j], y[i,j]) for k = 0, 1, 2, ...
template <class A, class B>
void chain(const Product& p, A a, B b) {
  for (int i = 0; i < p.m; ++i) {
    Scalar* y = p.y + long(i) * p.n;
    for (int j = 0; j < p.n; ++j) y[j] = start_of(p, i, j);
    for (int k = 0; k < p.k; ++k) {
      for (int j = 0; j < p.n; ++j) y[j] = scalar::fma(a(i, k), b(k, j), y[j]);
    }
  }
}

/// y[i,j] = start + sixteen lanes, lane l the chain over k = l, l + 16, ..., k padded with zeros.
template <class A, class B>
void lanes(const Product& p, A a, B b) {
  for (int i = 0; i < p.m; ++i) {
    for (int j = 0; j < p.n; ++j) {
      SixteenLanes sum;
      for (int k = 0; k < (p.k + 15) / 16 * 16; ++k) {
        Scalar& lane = sum.lanes[k % 16];
        lane = k < p.k ? scalar::fma(a(i, k), b(k, j), lane) : lane + 0;
      }
      const Scalar total = sum.fold();
      p.y[long(i) * p.n + j] = p.start == Start::zero ? total : start_of(p, i, j) + total;
    }
  }
}

inline void product_nn(const Product& p) {
  const auto a = [&p](int i, int k) { return p.a[long(i) * p.k + k]; };
  const auto b = [&p](int k, int j) { return p.b[long(k) * p.n + j]; };
  return p.n < 8 ? lanes(p, a, b) : chain(p, a, b);
}

inline void product_tn(const Product& p) {
  const auto a = [&p](int i, int k) { return p.a[long(k) * p.m + i]; };
  const auto b = [&p](int k, int j) { return p.b[long(k) * p.n + j]; };
  chain(p, a, b);
}

inline void product_nt(const Product& p) {
  const auto a = [&p](int i, int k) { return p.a[long(i) * p.k + k]; };
  const auto b = [&p](int k, int j) { return p.b[long(j) * p.k + k]; };
  return p.n < 8 || p.m < 4 ? lanes(p, a, b) : chain(p, a, b);
}

// Functions of each element.

template <Scalar (*f)(Scalar)>
void map(const Scalar* x, Scalar* y, long n) {
  for (long i = 0; i < n; ++i) y[i] = f(x[i]);
}

template <Scalar (*f)(Scalar, Scalar)>
void map_back(const Scalar* dy, const Scalar* y, Scalar* dx, long n, Write write) {
  for (long i = 0; i < n; ++i) put(dx[i], f(dy[i], y[i]), write);
}

inline void elu(const Scalar* x, Scalar* y, long n, Scalar alpha) {
  for (long i = 0; i < n; ++i) y[i] = scalar::elu(x[i], alpha);
}

inline void elu_back(const Scalar* dy, const Scalar* y, Scalar* dx, long n, Scalar alpha, Write write) {
  for (long i = 0; i < n; ++i) put(dx[i], scalar::elu_back(dy[i], y[i], alpha), write);
}

// Functions of each row.

inline Scalar maximum(const Scalar* x, long n) {
  Scalar most = x[0];
  for (long j = 1; j < n; ++j) most = x[j] > most ? x[j] : most;
  return most;
}

inline void softmax(const Scalar* x, Scalar* y, long rows, long n) {
  for (; rows > 0 && n > 0; --rows, x += n, y += n) {
    const Scalar top = maximum(x, n);
    for (long j = 0; j < n; ++j) y[j] = scalar::exp(x[j] - top);
    const Scalar total = sum(y, n);
    for (long j = 0; j < n; ++j) y[j] /= total;
  }
}

inline void log_softmax(const Scalar* x, Scalar* y, long rows, long n) {
  for (; rows > 0 && n > 0; --rows, x += n, y += n) {
    const Scalar top = maximum(x, n);
    const Scalar log_total = scalar::log(sum_terms(n, [=](long j) { return scalar::exp(x[j] - top); }));
    for (long j = 0; j < n; ++j) y[j] = (x[j] - top) - log_total;
  }
}

inline void softmax_back(const Scalar* dy, const Scalar* y, Scalar* dx, long rows, long n, Write write) {
  for (; rows > 0; --rows, dy += n, y += n, dx += n) {
    const Scalar total = sum_terms(n, [=](long j) { return dy[j] * y[j]; });
    for (long j = 0; j < n; ++j) put(dx[j], y[j] * (dy[j] - total), write);
  }
}

inline void log_softmax_back(const Scalar* dy, const Scalar* y, Scalar* dx, long rows, long n, Write write) {
  for (; rows > 0; --rows, dy += n, y += n, dx += n) {
    const Scalar total = sum(dy, n);
    for (long j = 0; j < n; ++j) put(dx[j], dy[j] - scalar::exp(y[j]) * total, write);
  }
}

// What optimisers and target networks share; the optimisers' own passes stand in plain_optimise.hpp.

inline void scale(Scalar* x, long n, Scalar factor) {
  for (long i = 0; i < n; ++i) x[i] *= factor;
}

inline void blend(Scalar* target, const Scalar* source, long n, Scalar tau) {
  for (long i = 0; i < n; ++i) target[i] += tau * (source[i] - target[i]);
}

}  // namespace plain
}  // namespace
}  // namespace minirl::kernels
