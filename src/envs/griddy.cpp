#include "minirl/envs/griddy.hpp"

#include "envs/grid_moves.hpp"
#include "envs/grid_picture.hpp"
#include "envs/note_writer.hpp"

namespace minirl {
namespace {

constexpr int cells = Griddy::side * Griddy::side;
constexpr detail::Move moves[] = {{0, -1}, {0, 1}, {-1, 0}, {1, 0}};  // left, right, up, down

Griddy::Cell cell_of(int s) { return {s / Griddy::side, s % Griddy::side}; }

Griddy::Cell moved(Griddy::Cell from, int action) {
  return cell_of(
      detail::moved(from.row * Griddy::side + from.column, moves[action], Griddy::side, Griddy::side));
}

bool is_inside(Griddy::Cell cell) {
  const auto inside = [](int i) { return 0 <= i && i < Griddy::side; };
  return inside(cell.row) && inside(cell.column);
}

Tensor observation_of(Griddy::Cell agent, const Shape& shape) {
  Tensor s(shape);
  s(Griddy::goal.row, Griddy::goal.column, +Griddy::goal_plane) = 1;
  s(agent.row, agent.column, +Griddy::agent_plane) = 1;
  return s;
}

detail::GridPicture draw_cells(Canvas& canvas, const GridNotes& notes) {
  detail::GridPicture picture(canvas, Griddy::side, Griddy::side);
  const detail::NoteWriter writer(notes, cells, moves);
  for (int s = 0; s < cells; ++s) {
    const auto [row, column] = cell_of(s);
    const bool is_goal = cell_of(s) == Griddy::goal;
    picture.fill(row, column, is_goal ? detail::treasure : writer.ground(s, detail::field));
    if (!is_goal) writer.write(picture, row, column, s);
  }
  return picture;
}

}  // namespace

void Griddy::set_agent(Cell cell) {
  if (!is_inside(cell)) {
    throw ConfigError(join("set_agent: row ", cell.row, ", column ", cell.column, " is not in the ", side,
                           " x ", side, " grid; both count from 0"));
  }
  agent_ = cell;
}

void Griddy::archive_state(Archive& a) {
  a("rng", rng_), a("row", agent_.row), a("column", agent_.column);
  a.expect(is_inside(agent_), "row",
           join("is ", agent_.row, " and column ", agent_.column, ", outside the grid"));
}

// The goal is the last cell: leaving it out leaves the numbers before it.
Tensor Griddy::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  agent_ = cell_of(rng_.choice(cells - 1));
  return observation_of(agent_, observations_.shape());
}

Step<Tensor> Griddy::advance(const int& a) {
  agent_ = moved(agent_, a);
  return {observation_of(agent_, observations_.shape()), -1, agent_ == goal, false};
}

void Griddy::draw(Canvas& canvas) const {
  draw_cells(canvas, {}).disc(agent_.row, agent_.column, 0.3, detail::walker);
}

void Griddy::draw(Canvas& canvas, const GridNotes& notes) const { draw_cells(canvas, notes); }

TransitionTable griddy_table() {
  return {cells, 4, [](int s, int a) -> std::vector<Transition> {
            const int next = detail::moved(s, moves[a], Griddy::side, Griddy::side);
            return {{1, next, -1, cell_of(next) == Griddy::goal}};
          }};
}

std::vector<double> griddy_starts() {
  std::vector<double> starts(cells, 1.0 / (cells - 1));
  starts.back() = 0;  // the goal
  return starts;
}

}  // namespace minirl
