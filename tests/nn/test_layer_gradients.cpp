// Every layer's gradients against differences, in both modes. In double only: see autodiff/gradcheck.hpp.
#include <doctest/doctest.h>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/batch_norm.hpp"
#include "minirl/nn/dropout.hpp"
#include "minirl/nn/duelling.hpp"
#include "minirl/nn/embedding.hpp"
#include "minirl/nn/layer_norm.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

constexpr double tolerance = 1e-6;
constexpr bool in_float = sizeof(Scalar) == 4;

Tensor uniform(const Shape& shape, std::uint64_t seed) {
  Rng rng(seed);
  Tensor t(shape);
  for (Scalar& value : t) value = static_cast<Scalar>(rng.uniform(-2, 2));
  return t;
}

// Random values for all parameters and buffers, the variances among them positive.
template <class Net>
void fill(Net& net) {
  initialise(net, Rng(1));
  std::uint64_t seed = 10;
  for_each_named_tensor(net, [&](const std::string& name, Tensor& t, const Initialiser&) {
    t = uniform(t.shape(), seed++);
    for (Scalar& value : t)
      if (name.ends_with("running_var")) value = value * value + Scalar(0.5);
  });
}

// The input is a parameter, too, so that its gradient is checked.
template <class Layer>
struct WithInput {
  void visit(Visitor& v) { v("x", x), v("layer", layer); }
  Tensor x;
  Layer layer;
};

template <class Layer>
void check(const char* name, Layer layer, const Tensor& x) {
  CAPTURE(name);
  fill(layer);
  for (const Mode mode : {Mode::train, Mode::evaluate}) {
    const auto loss = [](GradientTape& tape, const WithInput<Layer>& net) {
      Rng rng(5);  // the same draws at each call
      tape.draw_from(rng);
      const Var y = net.layer(tape.watch(net.x));
      return mse(y, uniform(y.shape(), 6));
    };
    const Gradcheck result = gradcheck(WithInput<Layer>{x, layer}, loss, mode);
    CHECK(result.checked == parameter_count(layer) + x.size());
    CHECK_MESSAGE(result.worst_error < tolerance, result.text());
  }
}

}  // namespace

TEST_CASE("gradients: normalising layers" * doctest::skip(in_float)) {
  check("BatchNorm", BatchNorm(3), uniform({5, 3}, 2));
  check("BatchNorm of Keras", BatchNorm(3, keras_batch_norm), uniform({5, 3}, 2));
  check("BatchNorm of images", BatchNorm(2), uniform({2, 3, 4, 2}, 2));
  check("LayerNorm", LayerNorm(4), uniform({3, 4}, 2));
  check("LayerNorm of rank 3", LayerNorm(4, Scalar(1e-3)), uniform({2, 3, 4}, 2));
}

TEST_CASE("gradients: dropout, which draws the same again" * doctest::skip(in_float)) {
  check("Dropout", sequential(Dropout(0.4)), uniform({6, 5}, 2));
  check("Dropout in a network", sequential(Dense(5, 4), Tanh{}, Dropout(0.5), Dense(4, 2)),
        uniform({6, 5}, 2));
}

TEST_CASE("gradients: the duelling head" * doctest::skip(in_float)) {
  check("less_mean", Duelling(4, 3), uniform({5, 4}, 2));
  check("less_max", Duelling(4, 3, Advantages::less_max), uniform({5, 4}, 2));
}

TEST_CASE("gradients: an embedding below a network with batch norm, used twice" * doctest::skip(in_float)) {
  struct Net {
    Var operator()(GradientTape& tape, const Indices& s) const { return head(table(tape, s)); }
    void visit(Visitor& v) { v("table", table), v("head", head); }
    Embedding table{5, 3};
    Sequential head = sequential(Dense(3, 4), BatchNorm(4), Elu{}, Duelling(4, 2));
  } net;
  fill(net);
  const auto loss = [](GradientTape& tape, const Net& n) {
    return mean(square(n(tape, {0, 4, 2, 2}))) + mean(n(tape, {1, 0, 3}));
  };
  for (const Mode mode : {Mode::train, Mode::evaluate}) {
    const Gradcheck result = gradcheck(net, loss, mode);
    CHECK(result.checked == parameter_count(net));
    CHECK_MESSAGE(result.worst_error < tolerance, result.text());
  }
}

TEST_CASE("gradients: a bias before batch norm gets none") {
  Sequential net = sequential(Dense(3, 4), BatchNorm(4));
  fill(net);
  GradientTape tape;
  const Var y = net(tape.constant(uniform({8, 3}, 2)));
  const Gradients g = tape.gradient(mse(y, uniform({8, 4}, 3)), net);
  for (const Scalar slope : g[1]) CHECK(std::abs(slope) < 1e-6);
}
