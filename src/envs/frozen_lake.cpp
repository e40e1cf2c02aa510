#include "minirl/envs/frozen_lake.hpp"

#include <array>
#include <cmath>

#include "envs/grid_moves.hpp"
#include "envs/grid_picture.hpp"
#include "envs/note_writer.hpp"

namespace minirl {
namespace {

using detail::GridPicture;
using detail::moved;

constexpr int actions = 4;
constexpr std::array<detail::Move, actions> moves = {{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}};

int columns_of(const LakeMap& map) { return static_cast<int>(map.at(0).size()); }

char tile(const LakeMap& map, int s) {
  const int columns = columns_of(map);
  return map[static_cast<std::size_t>(s / columns)][static_cast<std::size_t>(s % columns)];
}

bool is_end(char tile) { return tile == 'G' || tile == 'H'; }

void check_map(const LakeMap& map) {
  if (map.empty() || map[0].empty()) throw ConfigError("FrozenLake: the map is empty");
  bool has_start = false;
  for (std::size_t row = 0; row < map.size(); ++row) {
    if (map[row].size() != map[0].size()) {
      throw ConfigError(join("FrozenLake: row ", row, " of the map has ", map[row].size(), " tiles, row 0 ",
                             map[0].size()));
    }
    const std::size_t wrong = map[row].find_first_not_of("SFHG");
    if (wrong != std::string::npos) {
      throw ConfigError(join("FrozenLake: '", map[row][wrong], "' in row ", row,
                             " of the map is none of S start, F frozen, H hole, G goal"));
    }
    has_start = has_start || map[row].find('S') != std::string::npos;
  }
  if (!has_start) throw ConfigError("FrozenLake: the map has no start, S");
}

void check_rates(const FrozenLakeConfig& config) {
  if (!(config.success_rate >= 0 && config.success_rate <= 1)) {
    throw ConfigError(join("FrozenLake: success_rate is ", config.success_rate, ", it must be from 0 to 1"));
  }
  const auto [goal, hole, frozen] = config.rewards;
  if (std::isfinite(goal) && std::isfinite(hole) && std::isfinite(frozen)) return;
  throw ConfigError(join("FrozenLake: the rewards ", goal, ", ", hole, ", ", frozen, " must be finite"));
}

Transition onto(const FrozenLakeConfig& config, int s, double probability) {
  const char under = tile(config.map, s);
  const auto [goal, hole, frozen] = config.rewards;
  return {probability, s, under == 'G' ? goal : under == 'H' ? hole : frozen, is_end(under)};
}

std::vector<Transition> outcomes(const FrozenLakeConfig& config, int s, int a) {
  if (is_end(tile(config.map, s))) return {{1, s, 0, true}};
  const auto rows = static_cast<int>(config.map.size());
  const auto after = [&](int b, double probability) {
    const int next = moved(s, moves[static_cast<std::size_t>(b)], rows, columns_of(config.map));
    return onto(config, next, probability);
  };
  if (!config.slippery) return {after(a, 1)};
  const double aside = (1 - config.success_rate) / 2;
  return {after((a + 3) % actions, aside), after(a, config.success_rate), after((a + 1) % actions, aside)};
}

TransitionTable table_of(const FrozenLakeConfig& config) {
  check_map(config.map);
  check_rates(config);
  const auto tiles = static_cast<int>(config.map.size()) * columns_of(config.map);
  return {tiles, actions, [&](int s, int a) { return outcomes(config, s, a); }};
}

// All starts alike.
std::vector<double> starts_of(const LakeMap& map) {
  std::vector<double> distribution;
  double starts = 0;
  for (const std::string& row : map) {
    for (const char tile : row) {
      distribution.push_back(tile == 'S' ? 1 : 0);
      starts += distribution.back();
    }
  }
  for (double& p : distribution) p /= starts;
  return distribution;
}

void draw_tile(GridPicture& picture, int row, int column, char tile, Colour ice) {
  constexpr Colour water{38, 70, 112};
  picture.fill(row, column, tile == 'G' ? detail::treasure : ice);
  if (tile == 'H') picture.disc(row, column, 0.38, water);
  if (tile == 'G') picture.flag(picture.at(row, column));
  if (tile == 'S') picture.mark(row, column, "S");
}

GridPicture draw_tiles(Canvas& canvas, const LakeMap& map, const GridNotes& notes) {
  constexpr Colour ice{208, 228, 240};
  const auto rows = static_cast<int>(map.size());
  const int columns = columns_of(map);
  GridPicture picture(canvas, rows, columns);
  const detail::NoteWriter writer(notes, rows * columns, moves);
  for (int s = 0; s < rows * columns; ++s) {
    const int row = s / columns, column = s % columns;
    draw_tile(picture, row, column, tile(map, s), writer.ground(s, ice));
    if (!is_end(tile(map, s))) writer.write(picture, row, column, s);
  }
  return picture;
}

}  // namespace

FrozenLake::FrozenLake(const FrozenLakeConfig& config)
    : TabularWorld(table_of(config), starts_of(config.map)), map_(config.map) {}

void FrozenLake::draw(Canvas& canvas) const {
  GridPicture picture = draw_tiles(canvas, map_, {});
  picture.disc(state() / columns(), state() % columns(), 0.24, detail::walker);
}

void FrozenLake::draw(Canvas& canvas, const GridNotes& notes) const { draw_tiles(canvas, map_, notes); }

}  // namespace minirl
