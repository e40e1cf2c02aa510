#include "minirl/lab/train_parallel.hpp"

namespace minirl {

std::vector<Player> make_players(std::string_view env, int count, std::uint64_t seed) {
  std::vector<Player> players;
  for (int k = 0; k < count; ++k) {
    players.push_back(
        {make_discrete(env), Rng(seed).stream(join("player ", k)), seed + static_cast<std::uint64_t>(k)});
  }
  return players;
}

}  // namespace minirl
