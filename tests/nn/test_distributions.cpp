#include <doctest/doctest.h>

#include <cmath>

#include "benchmarks/allocations.hpp"
#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/distributions.hpp"

using namespace minirl;
using doctest::Approx;

namespace {

constexpr bool in_float = sizeof(Scalar) == 4;
constexpr int many = 20'000;

// Probabilities 1/4 and 3/4, then 1/2 and 1/2; by logits that are not normalised.
Tensor quarter_and_half() { return Tensor::matrix({{5, 5 + static_cast<Scalar>(std::log(3.0))}, {0, 0}}); }

// The share of n trials lies within three standard errors of the probability p.
void check_share(double count, double n, double p) {
  CHECK(std::abs(count / n - p) < 3 * std::sqrt(p * (1 - p) / n));
}

Tensor filled(const Shape& shape, Rng& rng, double spread) {
  Tensor t(shape);
  for (Scalar& value : t) value = static_cast<Scalar>(rng.uniform(-spread, spread));
  return t;
}

}  // namespace

TEST_CASE("categorical: log-probability, entropy and mode by hand") {
  GradientTape tape;
  const Categorical d(tape.constant(quarter_and_half()));
  const Tensor log_p = d.log_probability({0, 1}).value(), entropy = d.entropy().value();
  CHECK(log_p[0] == Approx(std::log(0.25)));
  CHECK(log_p[1] == Approx(std::log(0.5)));
  CHECK(entropy[0] == Approx(-0.25 * std::log(0.25) - 0.75 * std::log(0.75)));
  CHECK(entropy[1] == Approx(std::log(2)));
  CHECK(d.mode() == Indices{1, 0});
  CHECK(d.log_probabilities().shape() == Shape{2, 2});
}

TEST_CASE("categorical: a forbidden choice has no part in entropy and is never drawn") {
  GradientTape tape;
  const Tensor logits = Tensor::matrix({{1, Scalar(-1e9), 1}});
  const Var entropy = Categorical(tape.watch(logits)).entropy();
  CHECK(entropy.value()[0] == Approx(std::log(2)));
  CHECK(tape.gradient(sum(entropy), logits)[1] == 0);
  Rng rng(1);
  const Categorical d(tape.constant(logits));
  for (int i = 0; i < 200; ++i) CHECK(d.sample(rng)[0] != 1);
}

TEST_CASE("categorical: draws come as often as their probability says, the same from the same Rng") {
  GradientTape tape;
  const Categorical d(tape.constant(quarter_and_half()));
  Rng rng(1), same(1);
  int first = 0, second = 0;
  for (int i = 0; i < many; ++i) {
    const Indices actions = d.sample(rng);
    first += actions[0];
    second += actions[1];
    if (i < 100) CHECK(actions == d.sample(same));
  }
  check_share(first, many, 0.75);
  check_share(second, many, 0.5);
}

TEST_CASE("kl: by hand, and 0 between equals") {
  GradientTape tape;
  const Tensor logits = quarter_and_half();
  const Categorical p(tape.constant(Tensor({2, 2}))), q(tape.constant(logits));
  const Tensor d = kl(p, q).value();
  CHECK(d[0] == Approx(0.5 * std::log(0.5 / 0.25) + 0.5 * std::log(0.5 / 0.75)));
  CHECK(d[1] == Approx(0));
  const Bernoulli half(tape.constant(Tensor({1}))),
      more(tape.constant(Tensor({1}, static_cast<Scalar>(std::log(3.0)))));
  CHECK(kl(half, more).value()[0] == Approx(double{d[0]}));
  CHECK(kl(more, more).value()[0] == 0);
  // N(0, 1) and N(1, 4) along two axes: log 2 + (1/4 + 1/4 - 1) / 2 each.
  const DiagonalGaussian narrow(tape.constant(Tensor({1, 2})), tape.constant(Tensor({1, 2})));
  const DiagonalGaussian wide(tape.constant(Tensor({1, 2}, 1)),
                              tape.constant(Tensor({1, 2}, static_cast<Scalar>(std::log(2.0)))));
  CHECK(kl(narrow, wide).value()[0] == Approx(2 * (std::log(2.0) - 0.25)));
  CHECK(kl(wide, wide).value()[0] == Approx(0));
}

TEST_CASE("bernoulli: what Categorical says of two choices with logits 0 and z") {
  GradientTape tape;
  const Tensor z = Tensor::vector({-30, -1, 0, 2, 30});
  Tensor both({5, 2});
  for (int i = 0; i < 5; ++i) both(i, 1) = z[i];
  const Bernoulli d(tape.constant(z));
  const Categorical same(tape.constant(both));
  const Indices actions{1, 0, 1, 1, 0};
  const Tensor a = d.log_probability(actions).value(), b = same.log_probability(actions).value();
  const Tensor h = d.entropy().value(), h2 = same.entropy().value();
  for (int i = 0; i < 5; ++i) {
    CHECK(a[i] == Approx(double{b[i]}));
    CHECK(h[i] == Approx(double{h2[i]}));
  }
  CHECK(double{h[4]} / (31 * std::exp(-30.0)) == Approx(1).epsilon(1e-4));  // nothing cancels
  CHECK(d.mode() == Indices{0, 0, 0, 1, 1});
}

TEST_CASE("bernoulli: draws come as often as their probability says") {
  GradientTape tape;
  const Bernoulli d(tape.constant(Tensor({many}, static_cast<Scalar>(std::log(3.0)))));
  Rng rng(2);
  int ones = 0;
  for (const int action : d.sample(rng)) ones += action;
  check_share(ones, many, 0.75);
}

TEST_CASE("distributions: wrong shapes are refused") {
  GradientTape tape;
  const Var matrix = tape.constant(Tensor({3, 2})), vector = tape.constant(Tensor({3}));
  CHECK_THROWS_WITH_AS(Categorical{vector}, "Categorical: needs [n,k], got [3]; reshape it first",
                       ShapeError);
  CHECK_THROWS_WITH_AS(Bernoulli{matrix}, "Bernoulli: needs [n], got [3, 2]; reshape it first", ShapeError);
  CHECK_THROWS_WITH_AS(Categorical(matrix).log_probability({0, 1}), "Categorical: 2 actions for 3 rows",
                       ShapeError);
  CHECK_THROWS_AS(Categorical(matrix).log_probability({0, 1, 2}), ShapeError);
  CHECK_THROWS_AS(Bernoulli(vector).log_probability({0, 1}), ShapeError);
  CHECK_THROWS_AS(Bernoulli(vector).log_probability({0, 1, 2}), ShapeError);
  CHECK_THROWS_AS(DiagonalGaussian(vector, vector), ShapeError);
  CHECK_THROWS_WITH_AS(DiagonalGaussian(matrix, tape.constant(Tensor({3, 1}))),
                       "DiagonalGaussian: log_std: the shape is [3, 1], the distribution's is [1, 2]",
                       ShapeError);
  const DiagonalGaussian d(matrix, matrix);
  CHECK_THROWS_AS(d.log_probability(Tensor({1, 2})), ShapeError);
  CHECK_THROWS_AS(d.at(Tensor({1, 2})), ShapeError);
  CHECK_THROWS_AS(SquashedGaussian(matrix, matrix).at(Tensor({3, 1})), ShapeError);
  CHECK_THROWS_AS(SquashedGaussian(matrix, matrix).log_probability(Tensor({2, 2})), ShapeError);
  CHECK_THROWS_AS(kl(Categorical(matrix), Categorical(tape.constant(Tensor({1, 2})))), ShapeError);
}

TEST_CASE("gradcheck: distributions" * doctest::skip(in_float)) {
  using Vars = std::vector<Var>;
  using Function = std::function<Var(const Vars&)>;
  Rng rng(9);
  const Tensor noise = filled({4, 3}, rng, 2), actions = filled({4, 3}, rng, 0.9);
  const auto check = [&](const std::vector<Shape>& shapes, const Function& f) {
    for (int trial = 0; trial < 5; ++trial) {
      std::vector<Tensor> inputs;
      for (const Shape& shape : shapes) inputs.push_back(filled(shape, rng, 1.5));
      const Gradcheck result = gradcheck(f, inputs);
      CHECK_MESSAGE(result.worst_error < 1e-6, result.text());
    }
  };
  const Shape s{4, 3}, v{4};
  check({s}, [](const Vars& x) { return Categorical(x[0]).log_probability({0, 2, 1, 1}); });
  check({s}, [](const Vars& x) { return Categorical(x[0]).entropy(); });
  check({s, s}, [](const Vars& x) { return kl(Categorical(x[0]), Categorical(x[1])); });
  check({v}, [](const Vars& x) { return Bernoulli(x[0]).log_probability({0, 1, 1, 0}); });
  check({v}, [](const Vars& x) { return Bernoulli(x[0]).entropy(); });
  check({v, v}, [](const Vars& x) { return kl(Bernoulli(x[0]), Bernoulli(x[1])); });
  for (const Shape& deviations : {s, Shape{1, 3}}) {
    check({s, deviations, s},
          [](const Vars& x) { return DiagonalGaussian(x[0], x[1]).log_probability(x[2]); });
    check({s, deviations}, [](const Vars& x) { return DiagonalGaussian(x[0], x[1]).entropy(); });
    check({s, deviations}, [=](const Vars& x) { return DiagonalGaussian(x[0], x[1]).at(noise); });
    check({s, deviations}, [=](const Vars& x) { return SquashedGaussian(x[0], x[1]).at(noise).action; });
    check({s, deviations},
          [=](const Vars& x) { return SquashedGaussian(x[0], x[1]).at(noise).log_probability; });
    check({s, deviations},
          [=](const Vars& x) { return SquashedGaussian(x[0], x[1]).log_probability(actions); });
  }
  check({s, s, s, s},
        [](const Vars& x) { return kl(DiagonalGaussian(x[0], x[1]), DiagonalGaussian(x[2], x[3])); });
}

TEST_CASE("distributions: a steady step asks the heap for nothing") {
  Rng rng(5);
  const Tensor a = filled({8, 3}, rng, 1), b = filled({1, 3}, rng, 1), c = filled({8}, rng, 1);
  const auto step = [&] {
    GradientTape tape;
    const Categorical choice(tape.watch(a));
    const Bernoulli yes_or_no(tape.watch(c));
    const DiagonalGaussian normal(tape.watch(a), tape.watch(b));
    const auto [action, log_p] = SquashedGaussian(tape.watch(a), tape.watch(b)).rsample(rng);
    const Var each = choice.log_probability(choice.sample(rng)) + choice.entropy() +
                     yes_or_no.log_probability(yes_or_no.sample(rng)) + yes_or_no.entropy() +
                     normal.log_probability(normal.sample(rng)) + normal.entropy() + log_p + sum(action, 1);
    return tape.gradient(sum(each), b);
  };
  for (int i = 0; i < 3; ++i) step();
  const long before = bench::allocations();
  for (int i = 0; i < 100; ++i) step();
  CHECK(bench::allocations() - before == 0);
}
