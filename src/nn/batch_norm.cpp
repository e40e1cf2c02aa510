#include "minirl/nn/batch_norm.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

void check_input(const Shape& x, int features, Mode mode) {
  if (x.rank() < 2 || x.dim(-1) != features) {
    throw ShapeError(join("BatchNorm: needs rows of ", features, " features, x is ", x.text()));
  }
  if (mode == Mode::train && x.size() < 2 * features) {
    throw ShapeError(join("BatchNorm: training needs at least two rows, x is ", x.text(),
                          "; a single observation is for `predict`"));
  }
}

// running += momentum (batch - running)
void follow(const Target& running, const Tensor& batch, double momentum) {
  const auto share = static_cast<Scalar>(momentum);
  for (int i = 0; i < batch.size(); ++i) running.data[i] += share * (batch[i] - running.data[i]);
}

}  // namespace

BatchNorm::BatchNorm(int features, const BatchNormConfig& c) : config(c) {
  if (features < 1) throw ConfigError(join("BatchNorm: needs at least one feature, not ", features));
  if (!(c.epsilon >= 0) || !(c.momentum >= 0 && c.momentum <= 1)) {
    throw ConfigError(join("BatchNorm: epsilon is ", c.epsilon, " and must not be negative, momentum is ",
                           c.momentum, " and must lie from 0 to 1"));
  }
  for (Tensor* t : {&weight, &bias, &running_mean, &running_var}) *t = Tensor::declared({features});
}

Var BatchNorm::operator()(Var x) const {
  check_input(x.shape(), weight.size(), x.mode());
  const Var scale = x.watch(weight), shift = x.watch(bias);
  if (x.mode() == Mode::evaluate) {
    return scale_and_shift(standardise_by(x, running_mean, running_var, config.epsilon), scale, shift);
  }
  MeanVariance batch = mean_variance(x.view(), Each::feature);
  const Var y = standardise(x, batch, Each::feature, config.epsilon);
  if (config.running_variance == Variance::unbiased) {
    const auto n = static_cast<Scalar>(x.size() / weight.size());
    for (Scalar& variance : batch.variance) variance *= n / (n - 1);
  }
  follow(x.next_value(running_mean), batch.mean, config.momentum);
  follow(x.next_value(running_var), batch.variance, config.momentum);
  return scale_and_shift(y, scale, shift);
}

}  // namespace minirl
