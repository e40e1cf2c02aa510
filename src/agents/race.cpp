#include "minirl/agents/race.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

SearchResult race(std::vector<Candidate> candidates, const Fitness& fitness, const RaceConfig& config,
                  Rng& rng) {
  if (candidates.empty()) throw ConfigError("race: there are no candidates");
  if (config.first_episodes < 1 || config.last_episodes < config.first_episodes || config.keep_one_in < 2) {
    throw ConfigError(join("race: first_episodes ", config.first_episodes, " must be at least 1, ",
                           "last_episodes ", config.last_episodes, " not less, keep_one_in ",
                           config.keep_one_in, " at least 2"));
  }
  SearchResult result;
  for (int episodes = config.first_episodes;; episodes *= config.keep_one_in) {
    episodes = std::min(episodes, config.last_episodes);
    rank(candidates, fitness, training_seeds(episodes, rng));  // equation (1)
    result.episodes += episodes * static_cast<long>(candidates.size());
    const int round = static_cast<int>(result.history.size()) + 1;
    result.history.push_back(summary_of(candidates, round, result.episodes));
    if (episodes == config.last_episodes) break;
    candidates.resize(survivors(candidates.size(), config.keep_one_in));
  }
  result.best = candidates.front();
  return result;
}

}  // namespace minirl
