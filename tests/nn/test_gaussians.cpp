#include <doctest/doctest.h>

#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/distributions.hpp"

using namespace minirl;
using doctest::Approx;

TEST_CASE("gaussian: log-density and entropy of the standard normal, along two axes") {
  GradientTape tape;
  const DiagonalGaussian d(tape.constant(Tensor({1, 2})), tape.constant(Tensor({1, 2})));
  const double of_one = 0.918938533;  // log(2 pi) / 2
  CHECK(d.log_probability(Tensor({1, 2})).value()[0] == Approx(-2 * of_one));
  CHECK(d.log_probability(Tensor::matrix({{1, 2}})).value()[0] == Approx(-2 * of_one - 2.5));
  CHECK(d.entropy().value()[0] == Approx(2 * of_one + 1));
}

TEST_CASE("gaussian: one row of deviations serves the whole batch, its gradient is the sum") {
  const Tensor mean = Tensor::matrix({{0, 1}, {2, 3}, {4, 5}}), one = Tensor::matrix({{0, Scalar(-0.5)}});
  const Tensor all = Tensor::matrix({{0, Scalar(-0.5)}, {0, Scalar(-0.5)}, {0, Scalar(-0.5)}});
  const Tensor actions({3, 2}, 1);
  GradientTape tape;
  const DiagonalGaussian shared(tape.constant(mean), tape.watch(one));
  const DiagonalGaussian full(tape.constant(mean), tape.watch(all));
  const Var a = shared.log_probability(actions), b = full.log_probability(actions);
  CHECK(a.value() == b.value());
  CHECK(shared.entropy().value() == full.entropy().value());
  const Tensor slope = tape.gradient(sum(a), one), slopes = tape.gradient(sum(b), all);
  for (int j = 0; j < 2; ++j) CHECK(slope[j] == Approx(double{slopes(0, j) + slopes(1, j) + slopes(2, j)}));
}

TEST_CASE("gaussian: a reparametrised draw is mean + std noise, and so are its gradients") {
  const Tensor mean = Tensor::matrix({{1, 2}}),
               log_std = Tensor::matrix({{0, static_cast<Scalar>(std::log(2.0))}});
  GradientTape tape;
  const DiagonalGaussian d(tape.watch(mean), tape.watch(log_std));
  const Var action = d.at(Tensor::matrix({{-1, 3}}));
  CHECK(action.value()[0] == 0);
  CHECK(action.value()[1] == Approx(8));
  CHECK(tape.gradient(sum(action), mean) == Tensor::matrix({{1, 1}}));
  CHECK(tape.gradient(sum(action), log_std)[1] == Approx(6));
  Rng rng(3), same(3);
  CHECK(d.rsample(rng).value() == d.sample(same));
  CHECK(d.mode() == mean);
}

TEST_CASE("gaussian: draws have the mean and the deviation") {
  constexpr int many = 20'000;
  GradientTape tape;
  const DiagonalGaussian d(tape.constant(Tensor({many, 1}, 5)),
                           tape.constant(Tensor({1, 1}, static_cast<Scalar>(std::log(3.0)))));
  Rng rng(4);
  double total = 0, squares = 0;
  for (const Scalar x : d.sample(rng)) total += x, squares += (x - 5.0) * (x - 5.0);
  CHECK(std::abs(total / many - 5) < 3 * 3 / std::sqrt(many));
  CHECK(std::abs(squares / many - 9) < 3 * 9 * std::sqrt(2.0 / many));
}

TEST_CASE("squashed gaussian: the density of an action is that of u over the slope of tanh") {
  GradientTape tape;
  const Var mean = tape.constant(Tensor::matrix({{Scalar(0.5), -1}}));
  const Var log_std = tape.constant(Tensor::matrix({{Scalar(-0.5), Scalar(0.25)}}));
  const Tensor noise = Tensor::matrix({{Scalar(0.3), Scalar(-0.7)}});
  const auto [action, log_p] = SquashedGaussian(mean, log_std).at(noise);
  const DiagonalGaussian before(mean, log_std);
  const Tensor u = before.at(noise).value();
  double expected = static_cast<double>(before.log_probability(u).value()[0]);
  for (int j = 0; j < 2; ++j) {
    CHECK(action.value()[j] == Approx(std::tanh(double{u[j]})));
    expected -= std::log(1 - std::pow(std::tanh(double{u[j]}), 2));
  }
  CHECK(log_p.value()[0] == Approx(expected));
  CHECK(SquashedGaussian(mean, log_std).log_probability(action.value()).value()[0] == Approx(expected));
}

TEST_CASE("squashed gaussian: the density over all actions integrates to 1") {
  constexpr int cells = 4000;
  Tensor actions({cells, 1});
  for (int i = 0; i < cells; ++i) actions[i] = static_cast<Scalar>((i + 0.5) * 2 / cells - 1);
  GradientTape tape;
  const SquashedGaussian d(tape.constant(Tensor({cells, 1}, Scalar(0.4))),
                           tape.constant(Tensor({1, 1}, Scalar(-0.3))));
  CHECK(static_cast<double>(sum(exp(d.log_probability(actions))).item()) * 2 / cells ==
        Approx(1).epsilon(1e-4));
}

TEST_CASE("squashed gaussian: finite at the ends, where tanh rounds to 1") {
  const Tensor mean = Tensor::matrix({{20, -20}}), log_std({1, 2}), noise({1, 2});
  GradientTape tape;
  const auto [action, log_p] = SquashedGaussian(tape.watch(mean), tape.constant(log_std)).at(noise);
  CHECK(action.value()[0] == Approx(1));
  // log N(20; 20, 1) - log(1 - tanh(20)^2), twice; 1 - tanh(u)^2 tends to 4 exp(-2 u).
  CHECK(log_p.value()[0] == Approx(-2 * 0.918938533 - 2 * (std::log(4.0) - 40)));
  CHECK(tape.gradient(sum(log_p), mean)[0] == Approx(2));
  const SquashedGaussian d(tape.constant(mean), tape.constant(log_std));
  CHECK(std::isfinite(d.log_probability(Tensor::matrix({{1, -1}})).value()[0]));
  CHECK_THROWS_WITH_AS(d.log_probability(Tensor::matrix({{1, Scalar(1.5)}})),
                       "SquashedGaussian: action 1.5 does not lie from -1 to 1", ConfigError);
  Rng rng(1), same(1);
  CHECK(d.sample(rng) == d.rsample(same).action.value());
  CHECK(d.mode()[1] == Approx(-1));
}
