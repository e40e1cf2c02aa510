// How a network gets its first values: rules for their spread, and `initialise`, which draws them.
#pragma once
#include <cmath>

#include "minirl/autodiff/parameters.hpp"
#include "minirl/core/rng.hpp"

namespace minirl {

/// How a layer's weights are drawn: a function of the number of inputs and outputs of a unit, or the same
/// whatever these are. `Dense(64, 2, he_normal)`, `Dense(64, 2, uniform(3e-3))`. A convolution's unit has
/// height * width * channels inputs, and as many outputs for each of its own channels.
class InitialiserRule {
 public:
  using OfFans = Initialiser (*)(int fan_in, int fan_out);
  InitialiserRule(OfFans of_fans) : of_fans_(of_fans) {}
  InitialiserRule(const Initialiser& fixed) : fixed_(fixed) {}

  Initialiser operator()(int fan_in, int fan_out) const {
    return of_fans_ != nullptr ? of_fans_(fan_in, fan_out) : fixed_;
  }
  bool operator==(OfFans of_fans) const { return of_fans_ == of_fans; }

 private:
  OfFans of_fans_ = nullptr;
  Initialiser fixed_;
};

// Rules that depend on the fans.

/// U(-l, l), l = sqrt(6 / (in + out)): Glorot & Bengio 2010, equation 16, the default of Keras.
inline Initialiser glorot_uniform(int fan_in, int fan_out) {
  return {Initialiser::Draw::uniform, std::sqrt(6.0 / (fan_in + fan_out))};
}

/// N(0, 2 / (in + out)): the same variance from a normal distribution, as PyTorch has it.
inline Initialiser glorot_normal(int fan_in, int fan_out) {
  return {Initialiser::Draw::normal, std::sqrt(2.0 / (fan_in + fan_out))};
}

/// U(-l, l), l = sqrt(6 / in): He et al. 2015, made for relu.
inline Initialiser he_uniform(int fan_in, int) {
  return {Initialiser::Draw::uniform, std::sqrt(6.0 / fan_in)};
}

/// N(0, 2 / in): He et al. 2015, equation 10, as PyTorch has it.
inline Initialiser he_normal(int fan_in, int) { return {Initialiser::Draw::normal, std::sqrt(2.0 / fan_in)}; }

/// U(-l, l), l = sqrt(3 / in): LeCun et al. 1998, section 4.6.
inline Initialiser lecun_uniform(int fan_in, int) {
  return {Initialiser::Draw::uniform, std::sqrt(3.0 / fan_in)};
}

/// U(-l, l), l = 1 / sqrt(in): what PyTorch draws weights and biases from.
inline Initialiser torch_uniform(int fan_in, int) {
  return {Initialiser::Draw::uniform, 1 / std::sqrt(static_cast<double>(fan_in))};
}

/// Keras' forms of he_normal and glorot_normal: the variance is the same, but nothing is drawn beyond two
/// deviations of the wider normal that is cut.
Initialiser keras_he_normal(int fan_in, int fan_out);
Initialiser keras_glorot_normal(int fan_in, int fan_out);

// Rules that are the same for every layer. All throw ConfigError for numbers that are negative or not finite.

Initialiser uniform(double spread);    ///< U(-spread, spread): DDPG's last layers take 3e-3
Initialiser normal(double deviation);  ///< N(0, deviation^2)
Initialiser constant(double value);    ///< all alike, of either sign

/// Directions at right angles, of length `gain`: Saxe et al. 2014. They are the columns of [in,out], or its
/// rows if there are fewer of those; a convolution's [height,width,in,out] counts as [height*width*in,out].
/// PPO takes sqrt(2) for hidden layers, 0.01 for the policy's last one and 1 for the value's.
Initialiser orthogonal(double gain = 1);

namespace detail {
void draw(Tensor& parameter, const Initialiser& start, Rng rng);
}

/// Draws all parameters and sets all buffers. Each has a stream of its own, named like the parameter: adding
/// a layer does not change the values of the others.
template <HasParameters Net>
void initialise(Net& net, const Rng& stream) {
  for_each_named_tensor(net, [&](const std::string& name, Tensor& tensor, const Initialiser& start) {
    detail::draw(tensor, start, stream.stream(name));
  });
}

}  // namespace minirl
