#include <doctest/doctest.h>

#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/normalisation.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

// In double a right derivative agrees to about 1e-10. In float differences are too coarse: the double twin's
// job.
constexpr double tolerance = 1e-6;
constexpr bool in_float = sizeof(Scalar) == 4;

using Vars = std::vector<Var>;

// Numbers that all differ, and differ from 0, by at least 0.002: no kink and no tie lies within the
// differences' reach.
class Inputs {
 public:
  explicit Inputs(std::uint64_t seed) : rng_(seed) {}

  Tensor tensor(const Shape& shape, double low, double high) {
    Tensor t(shape);
    for (Scalar& value : t) {
      const double coarse = std::round(rng_.uniform(low, high) / 0.1) * 0.1;
      value = static_cast<Scalar>(coarse + 0.002 * (1 + count_++ % 45));
    }
    return t;
  }

 private:
  Rng rng_;
  int count_ = 0;
};

struct Case {
  const char* name;
  std::vector<Shape> shapes;
  std::function<Var(const Vars&)> f;
  double low = -2, high = 2;
};

void check(const Case& c) {
  CAPTURE(c.name);
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    Inputs numbers(seed);
    std::vector<Tensor> inputs;
    for (const Shape& shape : c.shapes) inputs.push_back(numbers.tensor(shape, c.low, c.high));
    const Gradcheck result = gradcheck(c.f, inputs);
    CHECK(result.checked > 0);
    CHECK_MESSAGE(result.worst_error < tolerance, result.text());
  }
}

}  // namespace

TEST_CASE("gradcheck: element-wise functions" * doctest::skip(in_float)) {
  const Shape s{3, 4};
  const std::vector<Case> cases{
      {"exp", {s}, [](const Vars& x) { return exp(x[0]); }},
      {"log", {s}, [](const Vars& x) { return log(x[0]); }, 0.3, 2},
      {"sqrt", {s}, [](const Vars& x) { return sqrt(x[0]); }, 0.2, 2},
      {"square", {s}, [](const Vars& x) { return square(x[0]); }},
      {"pow 3", {s}, [](const Vars& x) { return pow(x[0], 3); }},
      {"pow -1.5", {s}, [](const Vars& x) { return pow(x[0], Scalar(-1.5)); }, 0.5, 2},
      {"abs", {s}, [](const Vars& x) { return abs(x[0]); }},
      {"clip", {s}, [](const Vars& x) { return clip(x[0], Scalar(-1.01), Scalar(0.99)); }},
      {"sin", {s}, [](const Vars& x) { return sin(x[0]); }},
      {"cos", {s}, [](const Vars& x) { return cos(x[0]); }},
      {"erf", {s}, [](const Vars& x) { return erf(x[0]); }},
      {"tanh", {s}, [](const Vars& x) { return tanh(x[0]); }},
      {"sigmoid", {s}, [](const Vars& x) { return sigmoid(x[0]); }},
      {"log_sigmoid", {s}, [](const Vars& x) { return log_sigmoid(x[0]); }},
      {"softplus", {s}, [](const Vars& x) { return softplus(x[0]); }},
      {"relu", {s}, [](const Vars& x) { return relu(x[0]); }},
      {"leaky_relu", {s}, [](const Vars& x) { return leaky_relu(x[0], Scalar(0.3)); }},
      {"elu", {s}, [](const Vars& x) { return elu(x[0]); }},
      {"elu 0.5", {s}, [](const Vars& x) { return elu(x[0], Scalar(0.5)); }},
      {"silu", {s}, [](const Vars& x) { return silu(x[0]); }},
      {"gelu", {s}, [](const Vars& x) { return gelu(x[0]); }},
      {"gelu_tanh", {s}, [](const Vars& x) { return gelu_tanh(x[0]); }},
      {"negate", {s}, [](const Vars& x) { return -x[0]; }},
      {"numbers", {s}, [](const Vars& x) { return 2 - (3 * x[0] + 1) / 4 - (1 / (x[0] + 5) - 2); }},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("gradcheck: arithmetic, stretched or not" * doctest::skip(in_float)) {
  const std::vector<std::pair<Shape, Shape>> pairs{
      {{3, 4}, {3, 4}}, {{3, 4}, {1, 4}},       {{3, 1}, {3, 4}},
      {{3, 1}, {1, 4}}, {{3, 4}, {}},           {{}, {3, 4}},
      {{1, 1}, {2, 3}}, {{2, 3, 4}, {2, 1, 4}}, {{2, 1, 2, 3}, {1, 4, 2, 1}}};
  for (const auto& [a, b] : pairs) {
    check({"add", {a, b}, [](const Vars& x) { return x[0] + x[1]; }});
    check({"subtract", {a, b}, [](const Vars& x) { return x[0] - x[1]; }});
    check({"multiply", {a, b}, [](const Vars& x) { return x[0] * x[1]; }});
    check({"divide", {a, b}, [](const Vars& x) { return x[0] / x[1]; }, 0.5, 2});
    check({"maximum", {a, b}, [](const Vars& x) { return maximum(x[0], x[1]); }});
    check({"minimum", {a, b}, [](const Vars& x) { return minimum(x[0], x[1]); }});
  }
  check({"square by product", {{3}}, [](const Vars& x) { return x[0] * x[0]; }});
}

TEST_CASE("gradcheck: products" * doctest::skip(in_float)) {
  for (const auto& [n, k, m] :
       {std::array{1, 1, 1}, std::array{3, 4, 2}, std::array{5, 1, 9}, std::array{2, 17, 8}}) {
    check({"matmul", {{n, k}, {k, m}}, [](const Vars& x) { return matmul(x[0], x[1]); }});
    check({"linear", {{n, k}, {k, m}, {m}}, [](const Vars& x) { return linear(x[0], x[1], x[2]); }});
  }
  check({"matmul with itself", {{3, 3}}, [](const Vars& x) { return matmul(x[0], x[0]); }});
}

TEST_CASE("gradcheck: reductions and softmax" * doctest::skip(in_float)) {
  const Shape s{2, 3, 4};
  for (const int axis : {0, 1, 2}) {
    for (const Axis how : {Axis::drop, Axis::keep}) {
      check({"sum", {s}, [=](const Vars& x) { return sum(x[0], axis, how); }});
      check({"mean", {s}, [=](const Vars& x) { return mean(x[0], axis, how); }});
      check({"max", {s}, [=](const Vars& x) { return max(x[0], axis, how); }});
      check({"min", {s}, [=](const Vars& x) { return min(x[0], axis, how); }});
      check({"logsumexp", {s}, [=](const Vars& x) { return logsumexp(x[0], axis, how); }});
    }
  }
  check({"sum of all", {s}, [](const Vars& x) { return sum(x[0]); }});
  check({"mean of all", {s}, [](const Vars& x) { return mean(square(x[0])); }});
  check({"softmax", {{3, 5}}, [](const Vars& x) { return softmax(x[0]); }});
  check({"log_softmax", {{3, 5}}, [](const Vars& x) { return log_softmax(x[0]); }});
  check({"softmax of one", {{3, 1}}, [](const Vars& x) { return softmax(x[0]); }});
}

TEST_CASE("gradcheck: indexing" * doctest::skip(in_float)) {
  check({"gather", {{3, 4}}, [](const Vars& x) { return gather(x[0], {1, 3, 3}); }});
  check({"take_rows", {{3, 4}}, [](const Vars& x) { return take_rows(x[0], {2, 0, 2}); }});
  check({"pick", {{3, 4}}, [](const Vars& x) { return pick(x[0], {0, 5, 5, 11}, {2, 2}); }});
  check({"slice", {{2, 5, 3}}, [](const Vars& x) { return slice(x[0], {1, 1, 4}); }});
  check({"concat", {{2, 1, 3}, {2, 4, 3}}, [](const Vars& x) { return concat({x[0], x[1], x[0]}, 1); }});
  check({"reshape", {{2, 6}}, [](const Vars& x) { return reshape(x[0], {3, 4}); }});
  check({"transpose", {{2, 6}}, [](const Vars& x) { return transpose(x[0]); }});
  check({"where", {{4}, {4}}, [](const Vars& x) { return where(Tensor::vector({1, 0, 0, 1}), x[0], x[1]); }});
}

TEST_CASE("gradcheck: normalisation" * doctest::skip(in_float)) {
  const Scalar epsilon = Scalar(1e-3);
  for (const Shape& s : {Shape{5, 3}, Shape{2, 2, 3, 4}, Shape{3, 1}, Shape{7, 17}}) {
    const Shape features{s.dim(-1)};
    for (const Each each : {Each::feature, Each::row})
      check({"standardise", {s}, [=](const Vars& x) { return standardise(x[0], each, epsilon); }});
    const Tensor mean(features, Scalar(0.3)), variance(features, Scalar(1.7));
    check({"standardise_by", {s}, [=](const Vars& x) {
             return standardise_by(x[0], mean, variance, epsilon);
           }});
    check({"scale_and_shift", {s, features, features}, [](const Vars& x) {
             return scale_and_shift(x[0], x[1], x[2]);
           }});
  }
  check({"standardise twice", {{4, 3}}, [=](const Vars& x) {
           return standardise(x[0], Each::row, epsilon) * standardise(x[0], Each::feature, epsilon);
         }});
}

TEST_CASE("gradcheck: losses" * doctest::skip(in_float)) {
  const Tensor target = Tensor::matrix({{1, 0}, {Scalar(0.5), -2}});
  const Tensor probabilities = Tensor::matrix({{1, 0}, {Scalar(0.5), Scalar(0.25)}});
  for (const Reduction r : {Reduction::mean, Reduction::sum, Reduction::none}) {
    check({"mse", {{2, 2}}, [=](const Vars& x) { return mse(x[0], target, r); }});
    check({"l1", {{2, 2}}, [=](const Vars& x) { return l1(x[0], target, r); }, Scalar(0.1), Scalar(0.4)});
    check({"huber", {{2, 2}}, [=](const Vars& x) { return huber(x[0], target, Scalar(0.7), r); }, -3, 3});
    check({"bce_with_logits", {{2, 2}}, [=](const Vars& x) {
             return bce_with_logits(x[0], probabilities, r);
           }});
    check({"cross_entropy of distributions", {{2, 2}}, [=](const Vars& x) {
             return cross_entropy(x[0], probabilities, r);
           }});
    check({"cross_entropy", {{3, 4}}, [=](const Vars& x) { return cross_entropy(x[0], {0, 3, 1}, r); }});
  }
}

TEST_CASE("gradcheck: networks" * doctest::skip(in_float)) {
  Sequential net = sequential(Dense(3, 5), Tanh{}, Dense(5, 4), Elu{}, Dense(4, 4), Relu{}, Dense(4, 3),
                              Sigmoid{}, Dense(3, 2, torch_uniform));
  initialise(net, Rng(1).stream("net"));
  const Tensor x = Inputs(2).tensor({6, 3}, -2, 2);
  const Gradcheck result = gradcheck(net, [&](GradientTape& tape, const Sequential& n) {
    return cross_entropy(n(tape.constant(x)), {0, 1, 1, 0, 1, 0});
  });
  CHECK(result.checked == 20 + 24 + 20 + 15 + 8);
  CHECK_MESSAGE(result.worst_error < tolerance, result.text());
}

TEST_CASE("gradcheck: a wrong derivative is found") {
  const auto wrong = [](const Vars& x) {
    return record(
        "wrong", {x[0]}, x[0].shape(),
        [](const Op& o) { std::copy_n(o.x(0).data, o.x(0).size(), o.y().data); },
        [](const Op& o) {
          const Target dx = o.dx(0);
          for (int i = 0; i < dx.size(); ++i) dx.put(i, i == 2 ? 2 * o.dy().data[i] : o.dy().data[i]);
        });
  };
  const Gradcheck result = gradcheck(wrong, {Tensor::vector({1, 2, 3})});
  CHECK(result.worst_error == doctest::Approx(0.5).epsilon(0.1));
  CHECK(result.parameter == "x0");
  CHECK(result.element == 2);
}
