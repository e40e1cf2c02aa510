#include "minirl/envs/wrappers/clip_action.hpp"

#include <algorithm>
#include <limits>

namespace minirl::detail {

Box without_bounds(const Box& space) {
  constexpr auto infinity = std::numeric_limits<Scalar>::infinity();
  return Box(-infinity, infinity, space.shape(), space.numbers);
}

Tensor clipped(const Tensor& value, const Box& space) {
  Tensor nearest = Tensor::with_room(value.shape());
  const Scalar* v = value.data();
  const Scalar* low = space.low.data();
  const Scalar* high = space.high.data();
  Scalar* out = nearest.data();
  for (int i = 0; i < value.size(); ++i) out[i] = std::clamp(v[i], low[i], high[i]);
  return nearest;
}

}  // namespace minirl::detail
