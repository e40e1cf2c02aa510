#include "minirl/rl/transitions.hpp"

#include <array>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Shape batched(int rows, const Shape& one) {
  if (one.rank() >= Shape::max_rank)
    throw ShapeError(join("batched: there is no room for a batch beside ", one.text()));
  std::array<int, Shape::max_rank> extents{rows};
  for (int axis = 0; axis < one.rank(); ++axis) extents[static_cast<std::size_t>(axis) + 1] = one.dim(axis);
  return {extents.data(), one.rank() + 1};
}

void Transitions::make_room(int rows, const Shape& one) {
  const auto n = static_cast<std::size_t>(rows);
  observations.make_room(batched(rows, one));
  next_observations.make_room(batched(rows, one));
  actions.resize(n), rewards.resize(n), terminated.resize(n), discounts.resize(n), indices.resize(n);
}

void check_sample(const char* what, const SampleConfig& c) {
  if (c.batch_size >= 1 && c.n_steps >= 1 && c.gamma >= 0 && c.gamma <= 1) return;
  throw ConfigError(join(what, ": a batch of ", c.batch_size, " transitions over ", c.n_steps,
                         " steps with gamma ", c.gamma,
                         "; both numbers must be at least 1, gamma from 0 to 1"));
}

}  // namespace minirl
