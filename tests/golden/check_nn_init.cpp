#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>

#include "golden/nn_case.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/core/text.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/tensor/orthonormal.hpp"

namespace minirl::golden {
namespace {

struct OneParameter {
  void visit(Visitor& v) { v("weight", weight, start); }
  Tensor weight;
  Initialiser start;
};

// What is true of all numbers that an initialiser draws. Bounds are infinite where there are none.
struct Facts {
  double high, variance, kurtosis;
};

// A normal distribution of deviation 1 that is cut at two deviations: moments from integrals by parts,
// m(k) = (k - 1) m(k - 2) - 2 a^(k - 1) density(a) / P(|z| <= a).
Facts truncated_facts(double deviation) {
  const double a = 2, inside = std::erf(a / std::numbers::sqrt2);
  const double density = std::exp(-a * a / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
  const double m2 = 1 - 2 * a * density / inside, m4 = 3 * m2 - 2 * a * a * a * density / inside;
  return {a * deviation, m2 * deviation * deviation, m4 / (m2 * m2)};
}

Facts facts_of(const Initialiser& start) {
  const double spread = start.spread;
  switch (start.draw) {
    case Initialiser::Draw::uniform:
      return {spread, spread * spread / 3, 1.8};
    case Initialiser::Draw::normal:
      return {std::numeric_limits<double>::infinity(), spread * spread, 3};
    case Initialiser::Draw::truncated_normal:
      return truncated_facts(spread);
    default:
      throw ConfigError("the rule draws no independent numbers");
  }
}

Tensor drawn(const Initialiser& start, const Shape& shape) {
  OneParameter net{Tensor::declared(shape), start};
  initialise(net, Rng(1).stream("check"));
  return std::move(net.weight);
}

// Samples must have the moments that the facts promise, within five standard errors.
void check_samples(const Initialiser& start, int count) {
  const Tensor weight = drawn(start, {count});
  const Summary s = summarise(std::vector<double>(weight.begin(), weight.end()));
  const auto [high, variance, kurtosis] = facts_of(start);
  const double n = count;
  const bool reaches = n <= 100 || std::isinf(high) || s.max > 0.9 * high;
  const bool fits =
      std::abs(s.mean) < 5 * std::sqrt(variance / n) &&
      std::abs(s.std * s.std - variance) < 5 * variance * std::sqrt((kurtosis - 1) / n) + variance / n &&
      s.min >= -high && s.max <= high && reaches;
  if (fits) return;
  throw NumericError(join(count, " samples of variance ", variance, " within ", high, " have mean ", s.mean,
                          ", deviation ", s.std, ", minimum ", s.min, " and maximum ", s.max));
}

// What a rule asks for, and what is drawn. PyTorch's weights are [out, in] or [out, in, height, width].
auto samples(const InitialiserRule& rule) {
  return [rule](Case& c) {
    const std::vector<int> shape = c.list("shape_torch");
    const int size = std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>());
    const int fan_in = size / shape.at(0), fan_out = size / shape.at(1);
    const Initialiser start = rule(fan_in, fan_out);
    const auto [high, variance, kurtosis] = facts_of(start);
    const auto give = [&c](const char* name, double value) { c.give(name, std::vector<double>{value}); };
    give("fan_in", fan_in), give("fan_out", fan_out);
    give("low", -high), give("high", high);
    give("mean", 0), give("var", variance), give("std", std::sqrt(variance));
    give("kurtosis", kurtosis);
    check_samples(start, size);
  };
}

// The largest difference between the products of the shorter sides of w (its rows or its columns) and gain^2
// times the identity.
double defect(const Tensor& w, double gain) {
  const bool columns = w.dim(0) >= w.dim(1);
  const Tensor gram =
      predict([&](Var v) { return columns ? matmul(transpose(v), v) : matmul(v, transpose(v)); }, w);
  double worst = 0;
  for (int i = 0; i < gram.dim(0); ++i) {
    for (int j = 0; j < gram.dim(0); ++j) {
      worst = std::max(worst, std::abs(double{gram(i, j)} - (i == j ? gain * gain : 0)));
    }
  }
  return worst;
}

void orthogonal_check(Case& c) {
  const Tensor& a = c.tensor("a");
  const double gain = c.exact_number("gain");
  Tensor w = orthonormalised(a);
  for (Scalar& value : w) value = static_cast<Scalar>(gain * double{value});
  c.give("w", w);
  const double off = defect(drawn(orthogonal(gain), a.shape()), gain);
  if (off > 1e-6 * gain * gain) throw NumericError(join("w'w is off gain^2 I by ", off));
}

}  // namespace

const Checks& init_checks() {
  static const Checks checks = {
      {"he_uniform_*", samples(he_uniform)},
      {"he_normal_torch_*", samples(he_normal)},
      {"he_normal_keras_*", samples(keras_he_normal)},
      {"glorot_uniform_*", samples(glorot_uniform)},
      {"glorot_normal_torch_*", samples(glorot_normal)},
      {"glorot_normal_keras_*", samples(keras_glorot_normal)},
      {"lecun_uniform_*", samples(lecun_uniform)},
      {"torch_default_*", samples(torch_uniform)},
      {"uniform_3e-3_*", samples(uniform(3e-3))},
      {"normal_0p01_*", samples(normal(0.01))},
      {"orthogonal_*", orthogonal_check},
  };
  return checks;
}

}  // namespace minirl::golden
