#include "minirl/envs/cliff_walking.hpp"

#include <array>

#include "envs/grid_moves.hpp"
#include "envs/grid_picture.hpp"
#include "envs/note_writer.hpp"

namespace minirl {
namespace {

using detail::GridPicture;

constexpr int actions = 4;
constexpr int cells = CliffWalking::rows * CliffWalking::columns;
constexpr std::array<detail::Move, actions> moves = {{{-1, 0}, {0, 1}, {1, 0}, {0, -1}}};

bool is_cliff(int s) { return CliffWalking::first < s && s < CliffWalking::goal; }

Transition after(int s, int a, double probability) {
  const int next =
      detail::moved(s, moves[static_cast<std::size_t>(a)], CliffWalking::rows, CliffWalking::columns);
  if (is_cliff(next)) return {probability, CliffWalking::first, -100, false};
  return {probability, next, -1, next == CliffWalking::goal};
}

TransitionTable table_of(const CliffWalkingConfig& config) {
  return {
      cells, actions, [&](int s, int a) -> std::vector<Transition> {
        if (!config.slippery) return {after(s, a, 1)};
        constexpr double third = 1.0 / 3;
        return {after(s, (a + 3) % actions, third), after(s, a, third), after(s, (a + 1) % actions, third)};
      }};
}

GridPicture draw_cells(Canvas& canvas, const GridNotes& notes) {
  constexpr Colour rock{110, 84, 74}, light{236, 220, 206};
  GridPicture picture(canvas, CliffWalking::rows, CliffWalking::columns);
  const detail::NoteWriter writer(notes, cells, moves);
  for (int s = 0; s < cells; ++s) {
    const int row = s / CliffWalking::columns, column = s % CliffWalking::columns;
    if (is_cliff(s)) {
      picture.fill(row, column, rock, 0.52);
    } else if (s == CliffWalking::goal) {
      picture.fill(row, column, detail::treasure);
      picture.flag(picture.at(row, column));
    } else {
      picture.fill(row, column, writer.ground(s, detail::field));
      writer.write(picture, row, column, s);
    }
  }
  picture.mark(CliffWalking::rows - 1, 0, "S");
  picture.label(picture.at(CliffWalking::rows - 1, 5, 0.5), "c l i f f", light, 8, 0.4);
  return picture;
}

}  // namespace

CliffWalking::CliffWalking(const CliffWalkingConfig& config)
    : TabularWorld(table_of(config), always_from(first, cells)) {}

void CliffWalking::draw(Canvas& canvas) const {
  GridPicture picture = draw_cells(canvas, {});
  picture.disc(state() / columns, state() % columns, 0.24, detail::walker);
}

void CliffWalking::draw(Canvas& canvas, const GridNotes& notes) const { draw_cells(canvas, notes); }

}  // namespace minirl
