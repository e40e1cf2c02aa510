// Each optimiser against its rule written once more, slowly: one number at a time, in double.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <functional>

#include "benchmarks/allocations.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/optim/adagrad.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/rmsprop.hpp"
#include "minirl/optim/sgd.hpp"

using namespace minirl;

namespace {

// Shapes with extents of 1, and one that is longer than a vector and no multiple of it.
struct Net {
  void visit(Visitor& v) { v("a", a), v("b", b), v("c", c), v("d", d); }
  Tensor a{{1, 3}}, b{{3, 1}}, c{{1}}, d{{5, 7}};
};

// Half of the gradients are zero, the others differ by orders of magnitude.
void fill(Tensor& t, Rng& rng) {
  for (Scalar& value : t) {
    const double size = rng.choice(2) == 0 ? 0 : std::pow(10, rng.integers(-3, 2));
    value = static_cast<Scalar>(size * rng.uniform(-1, 1));
  }
}

Gradients random_gradients(Rng& rng) {
  const Net shapes;
  Gradients g;
  for_each_parameter(shapes, [&](const Tensor& t) {
    g.push_back(Tensor(t.shape()));
    fill(g[g.size() - 1], rng);
  });
  return g;
}

// What one number of the network remembers, and how it moves: step t, counted from 1, with learning rate r.
using Memory = std::array<double, 3>;
using Rule = std::function<double(double p, double g, double r, int t, Memory& memory)>;

// The learning rate halves half-way, so that a velocity shows what it adds up.
double rate_at(int t, double start) { return t <= 25 ? start : start / 2; }

template <class Optimiser>
double largest_difference(Optimiser optimiser, const Rule& rule) {
  Rng rng(7);
  Net net;
  for_each_parameter(net, [&](Tensor& t) { fill(t, rng); });
  std::vector<double> expected;
  for_each_parameter(net, [&](const Tensor& t) { expected.insert(expected.end(), t.begin(), t.end()); });
  std::vector<Memory> memories(expected.size(), Memory{});
  const double start = static_cast<double>(optimiser.learning_rate());

  for (int t = 1; t <= 50; ++t) {
    const Gradients gradients = random_gradients(rng);
    optimiser.set_learning_rate(static_cast<Scalar>(rate_at(t, start)));
    optimiser.step(net, gradients);
    std::size_t i = 0;
    for (const Tensor& g : gradients) {
      for (const Scalar value : g) {
        expected[i] = rule(expected[i], static_cast<double>(value), rate_at(t, start), t, memories[i]);
        ++i;
      }
    }
  }
  double largest = 0;
  std::size_t i = 0;
  for_each_parameter(net, [&](const Tensor& t) {
    for (const Scalar value : t) {
      const double error = std::abs(static_cast<double>(value) - expected[i]) / (1 + std::abs(expected[i]));
      largest = error <= largest ? largest : error;  // NaN counts
      ++i;
    }
  });
  return largest;
}

constexpr double tolerance = sizeof(Scalar) == 8 ? 1e-11 : 1e-5;

Rule sgd_rule(const SgdConfig& c) {
  return [c](double p, double g, double r, int t, Memory& memory) {
    const double momentum = static_cast<double>(c.momentum);
    double& v = memory[0];
    g += static_cast<double>(c.weight_decay) * p;
    if (momentum == 0) return p - r * g;
    const double scale = c.velocity == Velocity::of_steps ? r : 1;
    const double taken = scale * g * (t == 1 ? 1 : 1 - c.dampening);
    v = momentum * v + taken;
    return p - r / scale * (c.nesterov ? taken + momentum * v : v);
  };
}

Rule adam_rule(const AdamConfig& c) {
  return [c](double p, double g, double r, int t, Memory& memory) {
    auto& [m, v, top] = memory;
    const double shrunk = p * (1 - r * c.decoupled_weight_decay);
    g += static_cast<double>(c.weight_decay) * p;
    m = c.beta1 * m + (1 - c.beta1) * g;
    v = c.beta2 * v + (1 - c.beta2) * g * g;
    top = std::max(top, v);
    const double m_hat = m / (1 - std::pow(c.beta1, t)), correction = 1 - std::pow(c.beta2, t);
    const double square = c.amsgrad ? top : v, epsilon = static_cast<double>(c.epsilon);
    if (c.epsilon_place == AdamEpsilon::on_corrected_root) {
      return shrunk - r * m_hat / (std::sqrt(square / correction) + epsilon);
    }
    return shrunk - r * m_hat * std::sqrt(correction) / (std::sqrt(square) + epsilon);
  };
}

double root(double square, Scalar epsilon, bool inside) {
  const auto e = static_cast<double>(epsilon);
  return inside ? std::sqrt(square + e) : std::sqrt(square) + e;
}

Rule rmsprop_rule(const RmspropConfig& c) {
  return [c](double p, double g, double r, int, Memory& memory) {
    auto& [v, m, w] = memory;
    g += static_cast<double>(c.weight_decay) * p;
    v = c.rho * v + (1 - c.rho) * g * g;
    m = c.rho * m + (1 - c.rho) * g;
    const double u = g / root(c.centred ? v - m * m : v, c.epsilon, c.epsilon_inside_root);
    if (c.momentum == 0) return p - r * u;
    const double scale = c.velocity == Velocity::of_steps ? r : 1;
    w = static_cast<double>(c.momentum) * w + scale * u;
    return p - r / scale * w;
  };
}

}  // namespace

TEST_CASE("sgd: fifty steps as its rule says, with each setting") {
  const Scalar rate = Scalar(0.0625), momentum = Scalar(0.875), decay = Scalar(0.125);
  for (const SgdConfig& c :
       {SgdConfig{.learning_rate = rate}, SgdConfig{.learning_rate = rate, .weight_decay = decay},
        SgdConfig{.learning_rate = rate, .momentum = momentum},
        SgdConfig{.learning_rate = rate, .momentum = momentum, .nesterov = true, .weight_decay = decay},
        SgdConfig{.learning_rate = rate, .momentum = momentum, .dampening = 0.25},
        SgdConfig{.learning_rate = rate, .momentum = momentum, .velocity = Velocity::of_steps},
        SgdConfig{
            .learning_rate = rate, .momentum = momentum, .nesterov = true, .velocity = Velocity::of_steps}}) {
    CHECK(largest_difference(Sgd(c), sgd_rule(c)) < tolerance);
  }
}

TEST_CASE("adam: fifty steps as its rule says, with each setting") {
  AdamConfig all{.learning_rate = Scalar(0.0625), .beta1 = 0.75, .beta2 = 0.9, .epsilon = Scalar(0.0078125)};
  for (const AdamEpsilon place : {AdamEpsilon::on_corrected_root, AdamEpsilon::on_plain_root}) {
    for (const bool amsgrad : {false, true}) {
      AdamConfig c = all;
      c.epsilon_place = place;
      c.amsgrad = amsgrad;
      CHECK(largest_difference(Adam(c), adam_rule(c)) < tolerance);
      c.weight_decay = Scalar(0.125);
      CHECK(largest_difference(Adam(c), adam_rule(c)) < tolerance);
      c.decoupled_weight_decay = 0.25;
      CHECK(largest_difference(Adam(c), adam_rule(c)) < tolerance);
      c.weight_decay = 0;
      CHECK(largest_difference(Adam(c), adam_rule(c)) < tolerance);
    }
  }
}

TEST_CASE("rmsprop: fifty steps as its rule says, with each setting") {
  for (const bool inside : {false, true}) {
    RmspropConfig c{.learning_rate = Scalar(0.0625), .rho = 0.75, .epsilon = Scalar(0.0078125)};
    c.epsilon_inside_root = inside;
    CHECK(largest_difference(Rmsprop(c), rmsprop_rule(c)) < tolerance);
    c.weight_decay = Scalar(0.125);
    CHECK(largest_difference(Rmsprop(c), rmsprop_rule(c)) < tolerance);
    c.momentum = Scalar(0.5);
    CHECK(largest_difference(Rmsprop(c), rmsprop_rule(c)) < tolerance);
    c.centred = true;
    CHECK(largest_difference(Rmsprop(c), rmsprop_rule(c)) < tolerance);
    c.velocity = Velocity::of_steps;
    CHECK(largest_difference(Rmsprop(c), rmsprop_rule(c)) < tolerance);
    c.momentum = 0;
    CHECK(largest_difference(Rmsprop(c), rmsprop_rule(c)) < tolerance);
  }
}

TEST_CASE("adagrad: fifty steps as its rule says, with each setting") {
  for (const bool inside : {false, true}) {
    const AdagradConfig c{.learning_rate = Scalar(0.0625),
                          .initial_sum = Scalar(0.25),
                          .epsilon = Scalar(0.0078125),
                          .epsilon_inside_root = inside};
    const Rule rule = [c](double p, double g, double r, int t, Memory& memory) {
      double& v = memory[0];
      if (t == 1) v = static_cast<double>(c.initial_sum);
      v += g * g;
      return p - r * g / root(v, c.epsilon, c.epsilon_inside_root);
    };
    CHECK(largest_difference(Adagrad(c), rule) < tolerance);
  }
}

TEST_CASE("optimisers: a rule that is slightly wrong is noticed") {
  AdamConfig c{.learning_rate = Scalar(0.0625)};
  const Rule right = adam_rule(c);
  CHECK(largest_difference(Adam(c), right) < tolerance);
  c.beta2 = 0.998;
  CHECK(largest_difference(Adam(c), right) > tolerance);
}

TEST_CASE("optimisers: a steady step asks the heap for nothing, whatever the settings") {
  const auto allocations_of = [](auto optimiser) {
    Rng rng(1);
    Net net;
    const Gradients gradients = random_gradients(rng);
    for (int i = 0; i < 2; ++i) optimiser.step(net, gradients);
    const long before = bench::allocations();
    for (int i = 0; i < 100; ++i) optimiser.step(net, gradients);
    return bench::allocations() - before;
  };
  const Scalar momentum = Scalar(0.9), decay = Scalar(0.01);
  CHECK(allocations_of(Sgd({.momentum = momentum, .nesterov = true, .weight_decay = decay})) == 0);
  CHECK(allocations_of(Adam({.amsgrad = true, .weight_decay = decay, .decoupled_weight_decay = 0.01})) == 0);
  CHECK(allocations_of(Rmsprop({.centred = true, .momentum = momentum, .weight_decay = decay})) == 0);
  CHECK(allocations_of(Adagrad()) == 0);
}
