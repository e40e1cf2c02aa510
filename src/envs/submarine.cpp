#include "minirl/envs/submarine.hpp"

#include <algorithm>
#include <numeric>

#include "minirl/core/probabilities.hpp"
#include "minirl/draw/canvas.hpp"

namespace minirl {
namespace {

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

void draw_treasure(Canvas& canvas, Point middle, double cell) {
  canvas.rectangle({middle.x - 0.22 * cell, middle.y}, {middle.x + 0.22 * cell, middle.y + 0.3 * cell},
                   {226, 182, 64});
}

void draw_coral(Canvas& canvas, Point middle, double cell) {
  for (const double lean : {-0.2, 0.0, 0.2}) {
    canvas.line({middle.x, middle.y + 0.35 * cell}, {middle.x + lean * cell, middle.y}, 0.08 * cell,
                {206, 92, 92});
  }
}

void draw_cell(Canvas& canvas, Place p, Point middle, double cell) {
  constexpr Colour water{196, 220, 236}, rock{120, 116, 112};
  const bool open = !p.below || is_open_below(p.column);
  const double half = 0.47 * cell;
  canvas.rectangle({middle.x - half, middle.y - half}, {middle.x + half, middle.y + half},
                   open ? water : rock);
  if (!p.below || !open) return;
  if (p.column == treasure) {
    draw_treasure(canvas, middle, cell);
  } else {
    draw_coral(canvas, middle, cell);
  }
}

void draw_submarine(Canvas& canvas, Point at, double cell) {
  constexpr Colour hull{48, 58, 74}, window{240, 214, 178};
  canvas.line({at.x - 0.15 * cell, at.y}, {at.x + 0.15 * cell, at.y}, 0.3 * cell, hull);
  canvas.line({at.x, at.y - 0.25 * cell}, at, 0.1 * cell, hull);
  canvas.circle({at.x + 0.1 * cell, at.y}, 0.06 * cell, window);
}

}  // namespace

Tensor Submarine::observation_at(int column) {
  check_column("observation_at", column);
  return observation_of({column, false});
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
  const double cell = std::min(canvas.width() / (width + 0.5), canvas.height() / 2.5);  // pixels
  const Point corner{0.5 * (canvas.width() - width * cell), 0.5 * canvas.height() - cell};
  const auto middle_of = [&](Place p) {
    return Point{corner.x + (p.column + 0.5) * cell, corner.y + (p.below ? 1.5 : 0.5) * cell};
  };
  canvas.fill({250, 250, 247});
  for (int column = 0; column < width; ++column) {
    for (const bool below : {false, true}) {
      const Place p{column, below};
      draw_cell(canvas, p, middle_of(p), cell);
    }
  }
  draw_submarine(canvas, middle_of(place_), cell);
}

}  // namespace minirl
