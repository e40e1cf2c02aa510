#include "minirl/rl/episode.hpp"

#include <algorithm>

namespace minirl {

Indices batch_of_actions(const std::vector<Episode>& episodes) {
  Indices actions;
  for (const Episode& episode : episodes) {
    actions.insert(actions.end(), episode.actions.begin(), episode.actions.end());
  }
  return actions;
}

Tensor batch_of_observations(const std::vector<Episode>& episodes) {
  std::size_t steps = 0, numbers = 0;
  for (const Episode& episode : episodes) {
    steps += episode.rewards.size();
    numbers += episode.observations.size();
  }
  if (steps == 0) throw ConfigError("batch_of_observations: there is no step in these episodes");
  Tensor batch = Tensor::with_room({static_cast<int>(steps), static_cast<int>(numbers / steps)});
  Scalar* place = batch.data();
  for (const Episode& episode : episodes) {
    place = std::copy(episode.observations.begin(), episode.observations.end(), place);
  }
  return batch;
}

void Episode::add(const Tensor& observation, int action, double reward) {
  observations.insert(observations.end(), observation.begin(), observation.end());
  actions.push_back(action);
  rewards.push_back(reward);
}

void Episode::archive(Archive& a) {
  a("observations", observations), a("actions", actions), a("rewards", rewards);
}

}  // namespace minirl
