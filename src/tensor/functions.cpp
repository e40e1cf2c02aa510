#include "minirl/tensor/functions.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {
namespace {

using kernels::table;

kernels::Write write_of(const Target& t) { return t.add ? kernels::Write::add : kernels::Write::over; }

[[noreturn]] void refuse(const Shape& x, const Shape& y) {
  throw ShapeError(join("elementary function: reads ", x.text(), " but writes ", y.text()));
}

void check_sizes(const View& x, const Target& y) {
  if (x.size() != y.size()) refuse(x.shape, y.shape);
}

void apply(kernels::Map f, const View& x, const Target& y) {
  check_sizes(x, y);
  f(x.data, y.data, x.size());
}

void apply(kernels::MapBack f, const View& dy, const View& y, const Target& dx) {
  check_sizes(dy, dx);
  check_sizes(y, dx);
  f(dy.data, y.data, dx.data, dx.size(), write_of(dx));
}

// The rows of x along its last axis.
struct Rows {
  explicit Rows(const Shape& x) : length(x.rank() == 0 ? 1 : x.dim(-1)) {
    if (length > 0) count = x.size() / length;
  }
  long length, count = 0;
};

}  // namespace

void exp(const View& x, const Target& y) { apply(table().exp, x, y); }
void expm1(const View& x, const Target& y) { apply(table().expm1, x, y); }
void log(const View& x, const Target& y) { apply(table().log, x, y); }
void tanh(const View& x, const Target& y) { apply(table().tanh, x, y); }
void sigmoid(const View& x, const Target& y) { apply(table().sigmoid, x, y); }
void softplus(const View& x, const Target& y) { apply(table().softplus, x, y); }
void relu(const View& x, const Target& y) { apply(table().relu, x, y); }

void elu(const View& x, const Target& y, Scalar alpha) {
  check_sizes(x, y);
  table().elu(x.data, y.data, x.size(), alpha);
}

void tanh_back(const View& dy, const View& y, const Target& dx) { apply(table().tanh_back, dy, y, dx); }
void sigmoid_back(const View& dy, const View& y, const Target& dx) { apply(table().sigmoid_back, dy, y, dx); }
void relu_back(const View& dy, const View& y, const Target& dx) { apply(table().relu_back, dy, y, dx); }

void elu_back(const View& dy, const View& y, const Target& dx, Scalar alpha) {
  check_sizes(dy, dx);
  check_sizes(y, dx);
  table().elu_back(dy.data, y.data, dx.data, dx.size(), alpha, write_of(dx));
}

void softmax(const View& x, const Target& y) {
  check_sizes(x, y);
  const Rows rows(y.shape);
  table().softmax(x.data, y.data, rows.count, rows.length);
}

void log_softmax(const View& x, const Target& y) {
  check_sizes(x, y);
  const Rows rows(y.shape);
  table().log_softmax(x.data, y.data, rows.count, rows.length);
}

void softmax_back(const View& dy, const View& y, const Target& dx) {
  check_sizes(dy, dx);
  const Rows rows(dx.shape);
  table().softmax_back(dy.data, y.data, dx.data, rows.count, rows.length, write_of(dx));
}

void log_softmax_back(const View& dy, const View& y, const Target& dx) {
  check_sizes(dy, dx);
  const Rows rows(dx.shape);
  table().log_softmax_back(dy.data, y.data, dx.data, rows.count, rows.length, write_of(dx));
}

}  // namespace minirl
