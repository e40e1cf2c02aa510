// How a network gets its first values: rules for their spread, and `initialise`, which draws them.
#pragma once
#include <cmath>

#include "minirl/autodiff/parameters.hpp"
#include "minirl/core/rng.hpp"

namespace minirl {

/// From the number of inputs and outputs of a unit to how its weights are drawn.
using InitialiserRule = Initialiser (*)(int fan_in, int fan_out);

/// U(-l, l), l = sqrt(6 / (in + out)): Glorot & Bengio 2010, the default of Keras.
inline Initialiser glorot_uniform(int fan_in, int fan_out) {
  return {Initialiser::Draw::uniform, std::sqrt(6.0 / (fan_in + fan_out))};
}

/// U(-l, l), l = sqrt(6 / in): He et al. 2015, made for relu.
inline Initialiser he_uniform(int fan_in, int) {
  return {Initialiser::Draw::uniform, std::sqrt(6.0 / fan_in)};
}

/// U(-l, l), l = 1 / sqrt(in): what PyTorch draws weights and biases from.
inline Initialiser torch_uniform(int fan_in, int) {
  return {Initialiser::Draw::uniform, 1 / std::sqrt(static_cast<double>(fan_in))};
}

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
