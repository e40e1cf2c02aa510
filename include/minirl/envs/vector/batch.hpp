// Batches: the observations or the actions of N copies of an environment as one value.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "minirl/envs/spaces.hpp"
#include "minirl/tensor/indices.hpp"

namespace minirl {

using Doubles = std::vector<double, PoolAllocator<double>>;
using Flags = std::vector<std::uint8_t, PoolAllocator<std::uint8_t>>;  // 0 or 1
using Frames = std::vector<Frame, PoolAllocator<Frame>>;

namespace detail {
template <class Value>
struct BatchFor;
template <>
struct BatchFor<int> {
  using type = Indices;
};
template <>
struct BatchFor<Tensor> {
  using type = Tensor;
};
template <>
struct BatchFor<Frame> {
  using type = Frames;
};
}  // namespace detail

/// N values as one: whole numbers in Indices, tensors [...] in a Tensor [N, ...], frames in a list.
template <class Value>
using BatchOf = typename detail::BatchFor<Value>::type;

/// A batch of n values of the space, still to be written, in memory for `most`: batches of changing length
/// then take blocks of one size. ShapeError for tensors of rank 4.
Indices room_for(const Discrete& space, int n, int most);
Tensor room_for(const Box& space, int n, int most);
Frames room_for(const Pixels& space, int n, int most);

/// Writes values into a batch; different ones may be written by different threads.
class IndicesWriter {
 public:
  explicit IndicesWriter(Indices& batch) : values_(batch.data()) {}
  void put(int i, int value) const { values_[i] = value; }

 private:
  int* values_;
};
class TensorWriter {
 public:
  explicit TensorWriter(Tensor& batch);
  void put(int i, const Tensor& value) const { std::copy_n(value.data(), row_size_, row(i)); }
  Scalar* row(int i) const { return numbers_ + static_cast<std::ptrdiff_t>(i) * row_size_; }

 private:
  Scalar* numbers_;
  int row_size_;
};
class FramesWriter {
 public:
  explicit FramesWriter(Frames& batch) : frames_(batch.data()) {}
  void put(int i, const Frame& value) const { frames_[i] = value; }

 private:
  Frame* frames_;
};
inline IndicesWriter writer(Indices& batch) { return IndicesWriter(batch); }
inline TensorWriter writer(Tensor& batch) { return TensorWriter(batch); }
inline FramesWriter writer(Frames& batch) { return FramesWriter(batch); }

/// Value i of a batch of actions.
inline int item(const Indices& batch, int i) { return batch[static_cast<std::size_t>(i)]; }
Tensor item(const Tensor& batch, int i);

/// Throws ShapeError unless the batch has n actions of the space's shape, and ConfigError, naming the copy,
/// if one is not in the space.
void check_actions(const Indices& actions, const Discrete& space, int n);
void check_actions(const Tensor& actions, const Box& space, int n);

/// An action for each of n copies by chance, from the numbers that Gymnasium's batched spaces take: one for
/// each discrete action, element by element for boxes.
Indices sample_actions(const Discrete& space, int n, Rng& rng);
Tensor sample_actions(const Box& space, int n, Rng& rng);

}  // namespace minirl
