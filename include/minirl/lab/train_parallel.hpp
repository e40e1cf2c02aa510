// train_parallel: several environments play whole episodes at once, on threads, for one agent.
#pragma once
#include <memory>
#include <vector>

#include "minirl/envs/registry.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/rl/episode.hpp"

namespace minirl {

/// Environment k and the random numbers its actions are drawn from.
struct Player {
  std::unique_ptr<DiscreteEnv> env;
  Rng rng;
  std::optional<std::uint64_t> seed;  // of its next reset: once, at the start

  void archive(Archive& a) { a("env", *env), a("rng", rng), a("seed", seed); }
};

/// `count` environments of that name; as in Gymnasium's vector environments the k-th starts from seed + k.
std::vector<Player> make_players(std::string_view env, int count, std::uint64_t seed);

/// Each round every player plays an episode with the present policy; the agent then observes them in the
/// order of the players and learns. The policy never changes within a round, and each player has random
/// numbers of its own: the result is the same for any number of threads. The last round may pass
/// `config.steps`. Throws ConfigError if there is nothing to do.
template <class Agent>
TrainResult train_parallel(std::vector<Player>& players, Agent& agent, const TrainConfig& config,
                           int threads = all_processors()) {
  if (players.empty()) throw ConfigError("train_parallel: there are no players; make at least 1");
  const FlushDenormals guard;
  TrainingNews news(config, [&](Archive& a) { a("players", players), archive_agent(a, agent); });
  const auto play = [&](std::uint64_t k) {
    Player& player = players[k];
    const auto act = [&](const Tensor& s) { return std::as_const(agent).act(s, player.rng); };
    return play_episode(*player.env, act, std::exchange(player.seed, std::nullopt));
  };
  while (news.goes_on()) {
    for (Episode& episode : for_seeds(seed_range(0, static_cast<int>(players.size())), play, threads)) {
      news.step(episode.length());
      news.episode_ended({episode.total(), episode.length()}, metrics_of(agent));
      agent.observe(std::move(episode));
    }
    agent.learn();
  }
  return news.finish();
}

}  // namespace minirl
