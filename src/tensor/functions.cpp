#include "minirl/tensor/functions.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl {
namespace {

using kernels::table;

kernels::Write write_of(const Target& t) { return t.add ? kernels::Write::add : kernels::Write::over; }

void check_sizes(const View& x, const Target& y) {
  if (x.size() == y.size()) return;
  throw ShapeError(join("elementary function: reads ", x.shape.text(), " but writes ", y.shape.text()));
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

struct Rows {
  long count, length;
};
Rows rows_of(const Target& y) {
  const long length = y.shape.rank() == 0 ? 1 : y.dim(-1);
  return {length == 0 ? 0 : y.size() / length, length};
}

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
  table().softmax(x.data, y.data, rows_of(y).count, rows_of(y).length);
}

void log_softmax(const View& x, const Target& y) {
  check_sizes(x, y);
  table().log_softmax(x.data, y.data, rows_of(y).count, rows_of(y).length);
}

void softmax_back(const View& dy, const View& y, const Target& dx) {
  check_sizes(dy, dx);
  table().softmax_back(dy.data, y.data, dx.data, rows_of(dx).count, rows_of(dx).length, write_of(dx));
}

void log_softmax_back(const View& dy, const View& y, const Target& dx) {
  check_sizes(dy, dx);
  table().log_softmax_back(dy.data, y.data, dx.data, rows_of(dx).count, rows_of(dx).length, write_of(dx));
}

}  // namespace minirl
