#include "minirl/envs/submarine.hpp"

#include <algorithm>
#include <numeric>

#include "envs/grid_picture.hpp"
#include "minirl/core/probabilities.hpp"

namespace minirl {
namespace {

using detail::GridPicture;
using Place = Submarine::Place;

constexpr int treasure = 2;  // column; the other ends of the way down are coral
constexpr bool is_open_below(int column) { return column % 2 == 0; }

// Rock or the edge of the grid on that side.
bool is_blocked(Place p, int side) {
  switch (side) {
    case Submarine::north:
      return !p.below;
    case Submarine::south:
      return p.below || !is_open_below(p.column);
    case Submarine::east:
      return p.below || p.column == Submarine::width - 1;
    default:
      return p.below || p.column == 0;
  }
}

Place moved(Place p, int action) {
  if (is_blocked(p, action)) return p;
  if (action == Submarine::north || action == Submarine::south) return {p.column, !p.below};
  return {action == Submarine::east ? p.column + 1 : p.column - 1, p.below};
}

Tensor observation_of(Place p) {
  Tensor s = Tensor::with_room({Submarine::headings});
  Scalar* out = s.data();
  for (int side = 0; side < Submarine::headings; ++side) out[side] = is_blocked(p, side) ? 1 : 0;
  return s;
}

void check_column(const char* operation, int column) {
  if (0 <= column && column < Submarine::width) return;
  throw ConfigError(
      join(operation, ": column ", column, " is not in the row of ", Submarine::width, ", counted from 0"));
}

using Row = std::array<double, Submarine::width>;

// Where the probability of being in each cell goes in one step: to other cells, or into the odds of an end.
Row one_step(const SubmarinePolicy& policy, const Row& here, SubmarineOdds& odds) {
  Row next{};
  for (std::size_t column = 0; column < here.size(); ++column) {
    for (std::size_t a = 0; a < Submarine::headings; ++a) {
      const Place to = moved({static_cast<int>(column), false}, static_cast<int>(a));
      const double p = here[column] * policy[column][a];
      if (!to.below) {
        next[static_cast<std::size_t>(to.column)] += p;
      } else {
        (to.column == treasure ? odds.treasure : odds.coral) += p;
      }
    }
  }
  return next;
}

void draw_coral(GridPicture& picture, int row, int column) {
  for (const double lean : {-0.2, 0.0, 0.2}) {
    picture.canvas().line(picture.at(row, column, 0, 0.35), picture.at(row, column, lean),
                          0.08 * picture.cell(), {206, 92, 92});
  }
}

void draw_cell(GridPicture& picture, int row, int column) {
  constexpr Colour water{196, 220, 236}, rock{120, 116, 112}, gold{226, 182, 64};
  const bool below = row == 1, open = !below || is_open_below(column);
  picture.fill(row, column, open ? water : rock, 0.47);
  if (!below || !open) return;
  if (column != treasure) return draw_coral(picture, row, column);
  picture.canvas().rectangle(picture.at(row, column, -0.22), picture.at(row, column, 0.22, 0.3), gold);
}

void draw_submarine(GridPicture& picture, int row, int column) {
  constexpr Colour hull{48, 58, 74}, window{240, 214, 178};
  const auto at = [&](double right, double down) { return picture.at(row, column, right, down); };
  Canvas& canvas = picture.canvas();
  const double cell = picture.cell();
  canvas.line(at(-0.15, 0), at(0.15, 0), 0.3 * cell, hull);
  canvas.line(at(0, -0.25), at(0, 0), 0.1 * cell, hull);
  canvas.circle(at(0.1, 0), 0.06 * cell, window);
}

}  // namespace

Tensor Submarine::observation_at(int column) {
  check_column("observation_at", column);
  return observation_of({column, false});
}

void Submarine::archive_state(Archive& a) {
  a("rng", rng_), a("column", place_.column), a("below", place_.below);
  a.expect(0 <= place_.column && place_.column < width, "column", join("is ", place_.column, ", outside"));
}

void Submarine::set_column(int column) {
  check_column("set_column", column);
  place_ = {column, false};
}

Tensor Submarine::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  place_ = {rng_.choice(width), false};
  return observation_of(place_);
}

Step<Tensor> Submarine::advance(const int& a) {
  place_ = moved(place_, a);
  const double reward = !place_.below ? 0 : place_.column == treasure ? 1 : -1;
  return {observation_of(place_), reward, place_.below, false};
}

// All five starts at once: `here` holds the probability to be in each cell, step after step. The expected
// length is the sum over steps of the probability to be still under way.
SubmarineOdds submarine_odds(const SubmarinePolicy& policy, int limit) {
  if (limit < 0) throw ConfigError(join("submarine_odds: limit is ", limit, ", it must not be negative"));
  for (const auto& row : policy) check_probabilities(row);
  SubmarineOdds odds{.searching = 1};
  Row here;
  here.fill(1.0 / Submarine::width);
  for (int step = 0; step < limit; ++step) {
    odds.steps += odds.searching;
    here = one_step(policy, here, odds);
    odds.searching = std::accumulate(here.begin(), here.end(), 0.0);
  }
  return odds;
}

void Submarine::draw(Canvas& canvas) const {
  GridPicture picture(canvas, 2, width);
  for (int column = 0; column < width; ++column) {
    for (const int row : {0, 1}) draw_cell(picture, row, column);
  }
  draw_submarine(picture, place_.below ? 1 : 0, place_.column);
}

}  // namespace minirl
