// The kernels: plain functions over arrays, the only code that is built for wide vectors.
// One table for each instruction set, all with the same bits (baseline aside, which lacks fused
// multiply-add).
#pragma once
#include "minirl/tensor/scalar.hpp"

namespace minirl::kernels {

/// What a product's result starts from: nothing, what already stands there, or one row of n biases.
enum class Start { zero, self, row };

/// Whether a kernel overwrites its result or adds to it.
enum class Write { over, add };

/// y (m x n) from a and b, row-major and contiguous, without overlap; `bias` is read for Start::row only.
struct Product {
  int m, k, n;
  const Scalar *a, *b;
  Scalar* y;
  Start start = Start::zero;
  const Scalar* bias = nullptr;
};

/// Windows that slide over images without padding. x: [images, height, width, in]; y: [images, rows, columns,
/// out]; window (r, c) begins at row r stride_height and column c stride_width.
struct Convolution {
  int images, height, width, in;
  int kernel_height, kernel_width, stride_height, stride_width;
  int rows, columns, out;
};

// The optimisers' passes. First they add the decay to the gradient: d = g + decay p.

/// Descent: with a velocity, v = momentum v + intake d and then d = v (Nesterov: intake d + momentum v);
/// p -= rate d. Without one (null): p -= rate d.
struct SgdPass {
  Scalar rate, decay = 0, momentum = 0, intake = 1;
  bool nesterov = false;
};

/// Adam: m += (1 - beta1) (d - m); v += (1 - beta2) (d^2 - v); p = keep p - step m / (sqrt(v) root +
/// epsilon). `step` is learning_rate / (1 - beta1^t), `root` is 1 / sqrt(1 - beta2^t).
struct AdamPass {
  Scalar one_minus_beta1, one_minus_beta2, step, root, epsilon, decay = 0, keep = 1;
};
struct AdamState {
  Scalar *m, *v;
  Scalar* top = nullptr;  // AMSGrad: top = max(top, v) takes the place of v in the step
};

/// RMSprop: v += (1 - rho) (d^2 - v); u = intake d / (sqrt(v) + epsilon), or / sqrt(v + epsilon);
/// p -= u, or with a velocity: velocity = momentum velocity + u; p -= rate velocity.
struct RmspropPass {
  Scalar one_minus_rho, intake, epsilon;
  bool epsilon_inside = false;
  Scalar decay = 0, momentum = 0, rate = 1;
};
struct RmspropState {
  Scalar* v;
  Scalar* mean = nullptr;      // centred: mean += (1 - rho) (d - mean); v - mean^2 under the root
  Scalar* velocity = nullptr;  // null: no momentum
};

/// Adagrad: v += g^2; p -= learning_rate g / (sqrt(v) + epsilon), or / sqrt(v + epsilon).
struct AdagradPass {
  Scalar learning_rate, epsilon;
  bool epsilon_inside;
};

using Map = void (*)(const Scalar* x, Scalar* y, long n);  // y = f(x); y may be x
using MapBack = void (*)(const Scalar* dy, const Scalar* y, Scalar* dx, long n, Write w);  // dx (+)= dy f'(x)

struct Table {
  const char* name;

  void (*product_nn)(const Product&);  // y = a b        a: [m,k]  b: [k,n]
  void (*product_tn)(const Product&);  // y = a^T b      a: [k,m]  b: [k,n]
  void (*product_nt)(const Product&);  // y = a b^T      a: [m,k]  b: [n,k]

  // y = bias + windows times w     w: [kernel_height, kernel_width, in, out]; without bias if it is null
  void (*convolve)(const Convolution&, const Scalar* x, const Scalar* w, const Scalar* bias, Scalar* y);
  // dw += windows^T times dy
  void (*convolve_weights)(const Convolution&, const Scalar* x, const Scalar* dy, Scalar* dw);
  // dx += dy times w^T, each row spread over its window     w: [kernel_height, kernel_width, out, in]
  void (*convolve_input)(const Convolution&, const Scalar* dy, const Scalar* w, Scalar* dx);

  Map exp, expm1, log, tanh, sigmoid, softplus, relu;
  void (*elu)(const Scalar* x, Scalar* y, long n, Scalar alpha);
  // Derivatives written with the result y of the forward pass.
  MapBack relu_back, tanh_back, sigmoid_back;
  void (*elu_back)(const Scalar* dy, const Scalar* y, Scalar* dx, long n, Scalar alpha, Write w);

  // Sums run in 16 lanes that are folded in a fixed order.
  Scalar (*sum)(const Scalar* x, long n);
  Scalar (*sum_squares)(const Scalar* x, long n);
  long (*count_non_finite)(const Scalar* x, long n);
  // y[o, i] (+)= sum over r of x[o, r, i]: for inner < 8 in lanes of r, else over r in ascending order.
  void (*sum_middle)(const Scalar* x, long outer, long reduced, long inner, Scalar* y, Write w);

  // Rows of n numbers, each shifted by its maximum first. y must not be x.
  void (*softmax)(const Scalar* x, Scalar* y, long rows, long n);
  void (*log_softmax)(const Scalar* x, Scalar* y, long rows, long n);
  // dx (+)= y (dy - sum(dy y)) and dx (+)= dy - exp(y) sum(dy), row by row.
  void (*softmax_back)(const Scalar* dy, const Scalar* y, Scalar* dx, long rows, long n, Write w);
  void (*log_softmax_back)(const Scalar* dy, const Scalar* y, Scalar* dx, long rows, long n, Write w);

  void (*scale)(Scalar* x, long n, Scalar factor);  // x *= factor
  void (*sgd)(Scalar* p, const Scalar* g, Scalar* v, long n, const SgdPass&);
  void (*rmsprop)(Scalar* p, const Scalar* g, const RmspropState&, long n, const RmspropPass&);
  void (*adam)(Scalar* p, const Scalar* g, const AdamState&, long n, const AdamPass&);
  void (*adagrad)(Scalar* p, const Scalar* g, Scalar* v, long n, const AdagradPass&);
  void (*blend)(Scalar* target, const Scalar* source, long n, Scalar tau);  // target += tau (source - target)
};

/// The table for this machine, chosen once; MINIRL_KERNELS=avx512|avx2|baseline forces one.
/// Throws ConfigError for an unknown name or one this CPU cannot run.
const Table& table();

/// The table of that name among those this CPU can run, or ConfigError that lists them.
const Table& table_named(const char* name);

/// The tables this CPU can run, the fastest first. Tests compare them.
struct Tables {
  const Table* entries[3];
  int count;
};
Tables runnable_tables();

}  // namespace minirl::kernels
