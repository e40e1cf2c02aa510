#include "minirl/envs/vector/batch.hpp"

#include <utility>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

Shape batch_shape(const Shape& one, int n) {
  if (one.rank() == 4)
    throw ShapeError(
        join("batch: ", one.text(), " has 4 axes; with one more for the copies it is none of ours"));
  int extents[4] = {n};
  for (int axis = 0; axis < one.rank(); ++axis) extents[axis + 1] = one.dim(axis);
  return Shape(extents, one.rank() + 1);
}

[[noreturn]] void refuse(const std::string& action, int copy, const std::string& space) {
  throw ConfigError(join("step: action ", action, " of copy ", copy, " is not in ", space));
}

}  // namespace

Indices room_for(const Discrete&, int n, int most) {
  Indices batch;
  batch.reserve(static_cast<std::size_t>(most));
  batch.resize(static_cast<std::size_t>(n));
  return batch;
}

Tensor room_for(const Box& space, int n, int most) {
  Tensor batch = Tensor::with_room(batch_shape(space.shape(), most));
  batch.make_room(batch_shape(space.shape(), n));
  return batch;
}

Frames room_for(const Pixels&, int n, int most) {
  Frames batch;
  batch.reserve(static_cast<std::size_t>(most));
  batch.resize(static_cast<std::size_t>(n));
  return batch;
}

TensorWriter::TensorWriter(Tensor& batch)
    : numbers_(batch.data()), row_size_(batch.dim(0) == 0 ? 0 : batch.size() / batch.dim(0)) {}

Tensor item(const Tensor& batch, int i) {
  int extents[4] = {};
  for (int axis = 1; axis < batch.rank(); ++axis) extents[axis - 1] = batch.dim(axis);
  Tensor value = Tensor::with_room(Shape(extents, batch.rank() - 1));
  std::copy_n(batch.data() + static_cast<std::ptrdiff_t>(i) * value.size(), value.size(), value.data());
  return value;
}

void check_actions(const Indices& actions, const Discrete& space, int n) {
  if (static_cast<int>(actions.size()) != n) {
    throw ShapeError(join("step: ", actions.size(), " actions for ", n, " copies"));
  }
  for (int i = 0; i < n; ++i) {
    if (!space.contains(item(actions, i))) refuse(to_text(item(actions, i)), i, space.text());
  }
}

void check_actions(const Tensor& actions, const Box& space, int n) {
  if (const Shape wanted = batch_shape(space.shape(), n); actions.shape() != wanted) {
    throw ShapeError(join("step: actions are ", actions.shape().text(), ", expected ", wanted.text(), " for ",
                          n, " copies"));
  }
  for (int i = 0; i < n; ++i) {
    const Tensor action = item(actions, i);
    if (!space.contains(action)) refuse(to_text(action), i, space.text());
  }
}

Indices sample_actions(const Discrete& space, int n, Rng& rng) {
  Indices actions = room_for(space, n, n);
  for (int& a : actions) a = space.start + static_cast<int>(rng.random() * space.n);
  return actions;
}

Tensor sample_actions(const Box& space, int n, Rng& rng) {
  Tensor low = room_for(space, n, n), high = low;
  for (int i = 0; i < n; ++i) {
    writer(low).put(i, space.low);
    writer(high).put(i, space.high);
  }
  return Box(std::move(low), std::move(high), space.numbers).sample(rng);
}

}  // namespace minirl
