#include "minirl/envs/wrappers/frame_stack.hpp"

namespace minirl::detail {
namespace {

void check(int count) {
  if (count < 1) throw ConfigError(join("FrameStack: count is ", count, ", it must be at least 1"));
}

// [count, ...]
Shape stacked(const Shape& shape, int count) {
  if (shape.rank() == Shape::max_rank) {
    throw ShapeError(join("FrameStack: observations of ", shape.text(), " have no room for one more axis"));
  }
  int extents[Shape::max_rank] = {count};
  for (int axis = 0; axis < shape.rank(); ++axis) extents[axis + 1] = shape[axis];
  return Shape(extents, shape.rank() + 1);
}

Tensor repeated(const Tensor& t, int count) {
  Tensor all = Tensor::with_room(stacked(t.shape(), count));
  for (int k = 0; k < count; ++k) std::copy(t.begin(), t.end(), all.begin() + k * t.size());
  return all;
}

}  // namespace

Pixels stacked(const Pixels& space, int count) {
  check(count);
  return Pixels(space.height, space.width, space.channels * count);
}

Box stacked(const Box& space, int count) {
  check(count);
  return Box(repeated(space.low, count), repeated(space.high, count), space.numbers);
}

Frame stacked(std::span<const Frame> oldest_first) {
  const Frame& first = oldest_first.front();
  const int count = static_cast<int>(oldest_first.size()), channels = first.channels();
  Frame all(first.height(), first.width(), channels * count);
  std::uint8_t* place = all.bytes().data();
  for (const Frame& frame : oldest_first) {
    std::uint8_t* out = place;
    place += channels;
    for (const std::uint8_t* in = frame.bytes().data(), *end = in + frame.size(); in != end;) {
      for (int c = 0; c < channels; ++c) out[c] = *in++;
      out += channels * count;
    }
  }
  return all;
}

Tensor stacked(std::span<const Tensor> oldest_first) {
  const Tensor& first = oldest_first.front();
  Tensor all = Tensor::with_room(stacked(first.shape(), static_cast<int>(oldest_first.size())));
  Scalar* out = all.data();
  for (const Tensor& t : oldest_first) out = std::copy(t.begin(), t.end(), out);
  return all;
}

Frame blank(const Pixels& space) { return Frame(space.height, space.width, space.channels); }
Tensor blank(const Box& space) { return Tensor(space.shape(), 0); }

bool fits(const Frame& picture, const Pixels& space) {
  return picture.height() == space.height && picture.width() == space.width &&
         picture.channels() == space.channels;
}

bool fits(const Tensor& t, const Box& space) { return t.shape() == space.shape(); }

}  // namespace minirl::detail
