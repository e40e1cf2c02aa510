// Spaces: which actions and observations an environment knows, and how to draw one at random.
#pragma once
#include <span>
#include <string>

#include "minirl/core/rng.hpp"
#include "minirl/tensor/frame.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// The whole numbers start, start + 1, ..., start + n - 1.
struct Discrete {
  int n;
  int start;

  /// Throws ConfigError unless there is at least one.
  explicit Discrete(int count, int first = 0);

  bool contains(int value) const { return value >= start && value - start < n; }
  /// Whether a step takes this action: exactly those that it contains.
  bool takes(int action) const { return contains(action); }

  /// One of them by chance, as Gymnasium draws it from a generator in the same state.
  int sample(Rng& rng) const;
  /// One of those whose mask is true, all alike; `start` if none is. Throws ShapeError if not n masks.
  int sample(Rng& rng, std::span<const bool> mask) const;
  /// start + i with probability p[i]. Throws ShapeError if not n probabilities, ConfigError if they are none.
  int sample(Rng& rng, std::span<const double> probabilities) const;

  std::string text() const;  ///< "Discrete(2)", "Discrete(5, start=-2)"
  bool operator==(const Discrete&) const = default;
};

/// The tensors of one shape whose elements lie between `low` and `high`, bounds included; infinite ones are
/// none.
struct Box {
  enum class Numbers { real, whole };

  Tensor low;
  Tensor high;
  Numbers numbers;
  bool clips = false;  // whether the world clips actions from outside itself

  /// Throws ShapeError if the shapes differ, ConfigError if a low bound is above its high one.
  Box(Tensor lowest, Tensor highest, Numbers kind = Numbers::real);
  /// The same bounds for every element.
  Box(Scalar lowest, Scalar highest, const Shape& extents, Numbers kind = Numbers::real)
      : Box(Tensor(extents, lowest), Tensor(extents, highest), kind) {}

  const Shape& shape() const { return low.shape(); }
  bool contains(const Tensor& value) const;
  /// Whether a step takes this action: one that the box contains or, in a world that clips, any of its shape
  /// whose elements are finite.
  bool takes(const Tensor& action) const;

  /// The same box for the actions of a world that clips them itself, as three of Gymnasium's do.
  Box clipping() const;

  /// A tensor of this box by chance: uniform between two bounds, as Gymnasium draws it (in double, then
  /// rounded to float). An element with one bound is exponential and one without bounds normal, as in
  /// Gymnasium too, but those draws are our own stream and not NumPy's.
  Tensor sample(Rng& rng) const;

  std::string text() const;  ///< "Box(-2, 2, [1])", "Box([-1, -inf], [1, inf], [2])"
  bool operator==(const Box&) const = default;
};

/// The pictures of one size: what pixel environments emit.
struct Pixels {
  int height, width, channels;

  /// Throws ShapeError unless every extent is at least 1.
  Pixels(int rows, int columns, int bytes_a_pixel);

  bool contains(const Frame& frame) const {
    return frame.height() == height && frame.width() == width && frame.channels() == channels;
  }

  /// Noise, as Gymnasium draws a Box(0, 255) of bytes.
  Frame sample(Rng& rng) const;

  std::string text() const;  ///< "Pixels(210, 160, 3)"
  bool operator==(const Pixels&) const = default;
};

namespace detail {
template <class Value>
struct SpaceFor;
template <>
struct SpaceFor<int> {
  using type = Discrete;
};
template <>
struct SpaceFor<Tensor> {
  using type = Box;
};
template <>
struct SpaceFor<Frame> {
  using type = Pixels;
};
}  // namespace detail

/// The kind of space that values of this type live in: Discrete for int, Box for Tensor, Pixels
/// for Frame.
template <class Value>
using SpaceOf = typename detail::SpaceFor<Value>::type;

}  // namespace minirl
