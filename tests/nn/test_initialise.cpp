#include <doctest/doctest.h>

#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/nn/conv2d.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/initialise.hpp"

using namespace minirl;

namespace {

struct OneParameter {
  void visit(Visitor& v) { v("weight", weight, start); }
  Tensor weight;
  Initialiser start;
};

Tensor drawn(const Initialiser& start, const Shape& shape) {
  OneParameter net{Tensor::declared(shape), start};
  initialise(net, Rng(11).stream("net"));
  return std::move(net.weight);
}

constexpr int many = 40'000;

// Mean and deviation of 40,000 draws lie within three standard errors. `kurtosis` is the fourth moment over
// the squared variance: it says how far the variance of a sample strays.
Summary check_draws(const Initialiser& start, double deviation, double kurtosis) {
  const Tensor weight = drawn(start, {200, 200});
  const Summary s = summarise(std::vector<double>(weight.begin(), weight.end()));
  CHECK(std::abs(s.mean) < 3 * deviation / std::sqrt(many));
  CHECK(std::abs(s.std - deviation) < 3 * deviation * std::sqrt((kurtosis - 1) / many) / 2);
  return s;
}

}  // namespace

TEST_CASE("initialise: uniform draws fill their interval") {
  const Summary s = check_draws(uniform(3e-3), 3e-3 / std::sqrt(3), 1.8);
  CHECK(s.min >= -3e-3);
  CHECK(s.max <= 3e-3);
  CHECK(s.max > 0.999 * 3e-3);
  CHECK(s.min < -0.999 * 3e-3);
}

TEST_CASE("initialise: normal draws have their deviation, and some lie far out") {
  const Summary s = check_draws(normal(0.01), 0.01, 3);
  CHECK(s.max > 3.5 * 0.01);  // 9 of 40,000 are expected there
  CHECK(s.max < 6 * 0.01);
}

TEST_CASE("initialise: Keras' truncated draws have the rule's deviation but end at 2 / 0.8796 of it") {
  const double deviation = std::sqrt(2.0 / 50), end = 2 * deviation / 0.87962566;
  const Summary s = check_draws(keras_he_normal(50, 7), deviation, 2.3655);
  CHECK(s.max <= end);
  CHECK(s.min >= -end);
  CHECK(s.max > 0.99 * end);
}

TEST_CASE("initialise: the spread of each rule, by hand") {
  CHECK(glorot_uniform(2, 4).spread == 1);
  CHECK(glorot_normal(3, 5).spread == 0.5);
  CHECK(he_uniform(6, 99).spread == 1);
  CHECK(he_normal(8, 99).spread == 0.5);
  CHECK(lecun_uniform(12, 99).spread == 0.5);
  CHECK(torch_uniform(16, 99).spread == 0.25);
  CHECK(keras_he_normal(8, 99).spread == doctest::Approx(0.5 / 0.87962566));
  CHECK(keras_glorot_normal(3, 5).spread == doctest::Approx(0.5 / 0.87962566));
}

TEST_CASE("initialise: a convolution's fans count the places under its window") {
  CHECK(Conv2d(8, 2, {.kernel = {2, 4}}, he_normal).weight_start.spread == std::sqrt(2.0 / 64));
  CHECK(Conv2d(3, 5, {.kernel = 2}, glorot_normal).weight_start.spread == std::sqrt(2.0 / 32));
}

TEST_CASE("initialise: constant draws, and rules that do not depend on the layer") {
  CHECK(drawn(constant(-0.5), {3}) == Tensor({3}, Scalar(-0.5)));
  CHECK(drawn({}, {3}) == Tensor({3}));
  Dense last(64, 2, uniform(3e-3));
  last.bias_start = constant(0.25);
  initialise(last, Rng(0).stream("last"));
  const Summary s = summarise(std::vector<double>(last.weight.begin(), last.weight.end()));
  CHECK(s.max <= 3e-3);
  CHECK(s.max > 2.5e-3);
  CHECK(last.bias == Tensor({2}, Scalar(0.25)));
}

TEST_CASE("initialise: orthogonal weights keep the length of what they are given, times the gain") {
  for (const Shape& shape : {Shape{64, 64}, Shape{17, 5}, Shape{5, 17}, Shape{3, 3, 4, 8}, Shape{9}}) {
    CAPTURE(shape.text());
    const Tensor w = drawn(orthogonal(std::sqrt(2.0)), shape);
    const int columns = shape.dim(-1), rows = shape.size() / columns;
    const int count = std::min(rows, columns);
    for (int i = 0; i < count; ++i) {
      for (int j = 0; j <= i; ++j) {
        double dot = 0;
        for (int k = 0; k < std::max(rows, columns); ++k) {
          const auto at = [&](int d) { return w[rows >= columns ? k * columns + d : d * columns + k]; };
          dot += static_cast<double>(at(i)) * static_cast<double>(at(j));
        }
        CHECK(std::abs(dot - (i == j ? 2 : 0)) < 1e-6);
      }
    }
  }
}

TEST_CASE("initialise: orthogonal weights differ between seeds") {
  OneParameter a{Tensor::declared({4, 4}), orthogonal()}, b = a;
  initialise(a, Rng(1).stream("net"));
  initialise(b, Rng(2).stream("net"));
  CHECK(a.weight != b.weight);
}

TEST_CASE("initialise: spreads that make no sense are refused") {
  CHECK_THROWS_WITH_AS(
      uniform(-1), "uniform: -1 makes no sense here; give a finite number that is not negative", ConfigError);
  CHECK_THROWS_AS(normal(-0.1), ConfigError);
  CHECK_THROWS_AS(orthogonal(std::numeric_limits<double>::infinity()), ConfigError);
  CHECK_THROWS_AS(constant(std::numeric_limits<double>::quiet_NaN()), ConfigError);
}
