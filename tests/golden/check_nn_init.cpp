#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "golden/nn_case.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/core/text.hpp"
#include "minirl/nn/initialise.hpp"

namespace minirl::golden {
namespace {

struct OneParameter {
  void visit(Visitor& v) { v("weight", weight, start); }
  Tensor weight;
  Initialiser start;
};

// Samples must have the moments that uniform numbers in [-high, high] have, within five standard errors.
void check_samples(const Initialiser& start, int count) {
  OneParameter net{Tensor::declared({count}), start};
  initialise(net, Rng(1).stream("check"));
  const std::vector<double> samples(net.weight.begin(), net.weight.end());
  const Summary s = summarise(samples);
  const double n = count, high = start.spread, variance = high * high / 3, kurtosis = 1.8;
  const bool fits =
      std::abs(s.mean) < 5 * std::sqrt(variance / n) &&
      std::abs(s.std * s.std - variance) < 5 * variance * std::sqrt((kurtosis - 1) / n) + variance / n &&
      s.min >= -high && s.max <= high && (n <= 100 || s.max > 0.9 * high);
  if (fits) return;
  throw NumericError(join(count, " samples from U(-", high, ", ", high, ") have mean ", s.mean,
                          ", deviation ", s.std, ", minimum ", s.min, " and maximum ", s.max));
}

// A rule that draws uniformly: what it asks for, and what is drawn. PyTorch's weights are [out, in] or
// [out, in, height, width].
auto uniform(InitialiserRule rule) {
  return [rule](Case& c) {
    const std::vector<int> shape = c.list("shape_torch");
    const int size = std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>());
    const int fan_in = size / shape.at(0), fan_out = size / shape.at(1);
    const Initialiser start = rule(fan_in, fan_out);
    if (start.draw != Initialiser::Draw::uniform) throw ConfigError("the rule does not draw uniformly");
    const double high = start.spread;
    c.give("fan_in", std::vector<double>{static_cast<double>(fan_in)});
    c.give("fan_out", std::vector<double>{static_cast<double>(fan_out)});
    c.give("low", std::vector<double>{-high});
    c.give("high", std::vector<double>{high});
    c.give("mean", std::vector<double>{0});
    c.give("var", std::vector<double>{high * high / 3});
    c.give("std", std::vector<double>{high / std::sqrt(3.0)});
    c.give("kurtosis", std::vector<double>{1.8});
    check_samples(start, size);
  };
}

}  // namespace

const Checks& init_checks() {
  static const Checks checks = {
      {"he_uniform_*", uniform(he_uniform)},
      {"glorot_uniform_*", uniform(glorot_uniform)},
      {"torch_default_*", uniform(torch_uniform)},
      {"he_normal_*", skip("no rule draws from a normal distribution yet")},
      {"glorot_normal_*", skip("no rule draws from a normal distribution yet")},
      {"normal_*", skip("no rule draws from a normal distribution yet")},
      {"lecun_uniform_*", skip("there is no rule of LeCun's")},
      {"uniform_*", skip("there is no rule of fixed spread yet")},
      {"orthogonal_*", skip("there is no orthogonal rule")},
  };
  return checks;
}

}  // namespace minirl::golden
