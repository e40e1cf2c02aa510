#include <array>

#include "envs/grid_moves.hpp"
#include "minirl/envs/frozen_lake.hpp"

namespace minirl {
namespace {

constexpr int most_tries = 100'000;

// Whether a way over the ice leads from the first tile to a goal.
bool can_be_crossed(const LakeMap& map) {
  constexpr std::array<detail::Move, 4> moves = {{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}};
  const auto size = static_cast<int>(map.size());
  std::vector<bool> seen(map.size() * map.size());
  std::vector<int> open = {0};
  seen[0] = true;
  while (!open.empty()) {
    const int s = open.back();
    open.pop_back();
    for (const detail::Move& move : moves) {
      const int next = detail::moved(s, move, size, size);
      const char tile = map[static_cast<std::size_t>(next / size)][static_cast<std::size_t>(next % size)];
      if (tile == 'G') return true;
      if (tile == 'H' || seen[static_cast<std::size_t>(next)]) continue;
      seen[static_cast<std::size_t>(next)] = true;
      open.push_back(next);
    }
  }
  return false;
}

}  // namespace

LakeMap lake_4x4() { return {"SFFF", "FHFH", "FFFH", "HFFG"}; }

LakeMap lake_8x8() {
  return {"SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG"};
}

LakeMap random_lake(int size, double p, std::uint64_t seed) {
  if (size < 2 || !(p > 0)) {
    throw ConfigError(join("random_lake: size ", size, ", p ", p, "; the size is at least 2 and p above 0"));
  }
  const double frozen = std::min(p, 1.0);
  const std::array<double, 2> probabilities = {frozen, 1 - frozen};
  Rng rng(seed);
  for (int attempt = 0; attempt < most_tries; ++attempt) {
    LakeMap map(static_cast<std::size_t>(size));
    for (std::string& row : map) {
      for (int column = 0; column < size; ++column) row += rng.choice(probabilities) == 0 ? 'F' : 'H';
    }
    map.front().front() = 'S';
    map.back().back() = 'G';
    if (can_be_crossed(map)) return map;
  }
  throw ConfigError(join("random_lake: none of ", most_tries, " lakes of size ", size,
                         " can be crossed with p ", p, "; raise p"));
}

}  // namespace minirl
