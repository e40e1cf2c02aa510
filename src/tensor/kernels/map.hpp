// Element-wise kernels: a function of one element applied to whole arrays, in blocks that become vector code.
#pragma once
#include "tensor/kernels/activations.hpp"
#include "tensor/kernels/kernels.hpp"
#include "tensor/kernels/vector.hpp"

namespace minirl::kernels {
namespace {

// One block. The results pass through a local array: y may be one of the x, so no compiler would vectorise a
// loop that stores in between.
template <int block, class Function, class... Inputs>
inline void map_block(float* y, Function f, const Inputs*... x) {
  float results[block];
  for (int i = 0; i < block; ++i) results[i] = f(x[i]...);
  __builtin_memcpy(y, results, sizeof results);
}

constexpr int rest = 16;  // the block that the last few elements are filled up to, with zeros

struct Rest {
  float values[rest];

  Rest() = default;
  Rest(const float* from, int count) {
#pragma GCC unroll 4
    for (int i = 0; i < rest; i += width) store(values + i, load(from + i, first_lanes(count - i)));
  }
  void write(float* to, int count) const {
#pragma GCC unroll 4
    for (int i = 0; i < rest; i += width) store(to + i, load(values + i), first_lanes(count - i));
  }
};

template <class Function, class... Inputs>
inline Rest map_rest(Function f, const Inputs&... x) {
  Rest results;
  for (int i = 0; i < rest; ++i) results.values[i] = f(x.values[i]...);
  return results;
}

/// y[i] = f(x[i]...) for i < n; y may be one of the x.
template <class Function, class... Inputs>
inline void map(long n, float* y, Function f, const Inputs*... x) {
  long i = 0;
  MINIRL_NO_LOOP_VECTORS
  for (; i + 32 <= n; i += 32) map_block<32>(y + i, f, x + i...);
  MINIRL_NO_LOOP_VECTORS
  for (; i + rest <= n; i += rest) map_block<rest>(y + i, f, x + i...);
  if (i < n) map_rest(f, Rest(x + i, int(n - i))...).write(y + i, int(n - i));
}

/// The same, written over y or added to it.
template <class Function, class... Inputs>
inline void map(Write write, long n, float* y, Function f, const Inputs*... x) {
  if (write == Write::over) return map(n, y, f, x...);
  const auto add = [f](float old, auto... in) { return old + f(in...); };
  map(n, y, add, y, x...);
}

inline void exp(const float* x, float* y, long n) { map(n, y, scalar::exp, x); }
inline void expm1(const float* x, float* y, long n) { map(n, y, scalar::expm1, x); }
inline void log(const float* x, float* y, long n) { map(n, y, scalar::log, x); }
inline void tanh(const float* x, float* y, long n) { map(n, y, scalar::tanh, x); }
inline void sigmoid(const float* x, float* y, long n) { map(n, y, scalar::sigmoid, x); }
inline void softplus(const float* x, float* y, long n) { map(n, y, scalar::softplus, x); }
inline void relu(const float* x, float* y, long n) { map(n, y, scalar::relu, x); }

inline void elu(const float* x, float* y, long n, float alpha) {
  const auto f = [alpha](float v) { return scalar::elu(v, alpha); };
  map(n, y, f, x);
}

inline void relu_back(const float* dy, const float* y, float* dx, long n, Write write) {
  map(write, n, dx, scalar::relu_back, dy, y);
}

inline void tanh_back(const float* dy, const float* y, float* dx, long n, Write write) {
  map(write, n, dx, scalar::tanh_back, dy, y);
}

inline void sigmoid_back(const float* dy, const float* y, float* dx, long n, Write write) {
  map(write, n, dx, scalar::sigmoid_back, dy, y);
}

inline void elu_back(const float* dy, const float* y, float* dx, long n, float alpha, Write write) {
  const auto f = [alpha](float g, float v) { return scalar::elu_back(g, v, alpha); };
  map(write, n, dx, f, dy, y);
}

}  // namespace
}  // namespace minirl::kernels
