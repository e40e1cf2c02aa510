// NormaliseObservation: brings each element of the observations to mean 0 and variance 1, learnt on the way.
#pragma once
#include <limits>

#include "minirl/envs/wrappers/running_mean_std.hpp"
#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// `NormaliseObservation env(CartPole{})`: (s - mean) / sqrt(variance + epsilon), with mean and variance of
/// all observations so far, this one included. Frozen it goes on dividing but learns no more: for evaluation.
template <class E>
class NormaliseObservation final : public Wrapper<E> {
  using typename Wrapper<E>::Act;

 public:
  /// Throws ConfigError unless epsilon is above 0.
  explicit NormaliseObservation(E env, double epsilon = 1e-8)
      : Wrapper<E>(std::move(env)), observations_(-infinity, infinity, shape_inside()), epsilon_(epsilon) {
    if (!(epsilon > 0))
      throw ConfigError(join("NormaliseObservation: epsilon is ", epsilon, ", not above 0"));
  }

  const Box& observation_space() const override { return observations_; }

  void freeze() { frozen_ = true; }
  void unfreeze() { frozen_ = false; }
  bool frozen() const { return frozen_; }

  /// What was learnt; assigning it hands it on to the wrapper of another environment.
  const RunningMeanStd<Tensor>& moments() const { return moments_; }
  RunningMeanStd<Tensor>& moments() { return moments_; }

 private:
  static constexpr auto infinity = std::numeric_limits<Scalar>::infinity();

  const Shape& shape_inside() const { return this->env().observation_space().shape(); }

  Tensor start(std::optional<std::uint64_t> seed) override { return normalised(this->env().reset(seed)); }
  Step<Tensor> advance(const Act& a) override {
    Step<Tensor> step = this->env().step(a);
    step.observation = normalised(step.observation);
    return step;
  }

  void archive_state(Archive& a) override {
    Wrapper<E>::archive_state(a);
    a("moments", moments_), a("frozen", frozen_);
    const Shape& mean = moments_.mean.shape();
    const Shape& variance = moments_.variance.shape();
    a.expect(
        mean == shape_inside() && variance == mean, "moments",
        join("are of shape ", mean.text(), " and ", variance.text(), ", expected ", shape_inside().text()));
  }

  Tensor normalised(const Tensor& s) {
    if (!frozen_) moments_.update(s);
    return moments_.normalised(s, epsilon_);
  }

  Box observations_;
  RunningMeanStd<Tensor> moments_{Tensor(shape_inside(), 0), Tensor(shape_inside(), 1)};
  double epsilon_;
  bool frozen_ = false;
};

}  // namespace minirl
