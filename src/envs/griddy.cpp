#include "minirl/envs/griddy.hpp"

#include <algorithm>

#include "minirl/draw/canvas.hpp"

namespace minirl {
namespace {

constexpr Griddy::Cell moves[] = {{0, -1}, {0, 1}, {-1, 0}, {1, 0}};  // left, right, up, down

Griddy::Cell moved(Griddy::Cell from, int action) {
  const auto [down, right] = moves[action];
  return {std::clamp(from.row + down, 0, Griddy::side - 1),
          std::clamp(from.column + right, 0, Griddy::side - 1)};
}

Tensor observation_of(Griddy::Cell agent, const Shape& shape) {
  Tensor s(shape);
  s(Griddy::goal.row, Griddy::goal.column, +Griddy::goal_plane) = 1;
  s(agent.row, agent.column, +Griddy::agent_plane) = 1;
  return s;
}

}  // namespace

void Griddy::set_agent(Cell cell) {
  const auto inside = [](int i) { return 0 <= i && i < side; };
  if (!inside(cell.row) || !inside(cell.column)) {
    throw ConfigError(join("set_agent: row ", cell.row, ", column ", cell.column, " is not in the ", side,
                           " x ", side, " grid; both count from 0"));
  }
  agent_ = cell;
}

// The goal is the last cell: leaving it out leaves the numbers before it.
Tensor Griddy::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  const int cell = rng_.choice(side * side - 1);
  agent_ = {cell / side, cell % side};
  return observation_of(agent_, observations_.shape());
}

Step<Tensor> Griddy::advance(const int& a) {
  agent_ = moved(agent_, a);
  return {observation_of(agent_, observations_.shape()), -1, agent_ == goal, false};
}

void Griddy::draw(Canvas& canvas) const {
  constexpr Colour paper{250, 250, 247}, field{228, 230, 234}, treasure{106, 168, 109}, walker{208, 138, 66};
  const double cell = std::min(canvas.width(), canvas.height()) / (side + 0.5);  // pixels
  const Point corner{0.5 * (canvas.width() - side * cell), 0.5 * (canvas.height() - side * cell)};
  const double gap = 0.04 * cell;

  canvas.fill(paper);
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const Point top_left{corner.x + column * cell + gap, corner.y + row * cell + gap};
      canvas.rectangle(top_left, {top_left.x + cell - 2 * gap, top_left.y + cell - 2 * gap},
                       Cell{row, column} == goal ? treasure : field);
    }
  }
  canvas.circle({corner.x + (agent_.column + 0.5) * cell, corner.y + (agent_.row + 0.5) * cell}, 0.3 * cell,
                walker);
}

}  // namespace minirl
