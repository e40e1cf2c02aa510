#include "minirl/lab/metrics.hpp"

#include <algorithm>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

template <class Episodes, class F>
double average(const Episodes& episodes, const F& number_of) {
  double sum = 0;
  for (const auto& episode : episodes) sum += number_of(episode);
  return episodes.empty() ? 0 : sum / static_cast<double>(episodes.size());
}

}  // namespace

Metrics::Metrics(int episodes) : window_(static_cast<std::size_t>(std::max(episodes, 0))) {
  if (episodes < 1)
    throw ConfigError(join("Metrics: an average over ", episodes, " episodes; give at least 1"));
}

void Metrics::observe(const TrainingEvent& event) {
  environment_steps_ = event.step;
  number_of_episodes_ = event.episode;
  if (!event.is_episode()) return;
  recent_.push_back({event.episode_return, event.episode_length});
  if (recent_.size() > window_) recent_.pop_front();
}

double Metrics::average_return() const {
  return average(recent_, [](const Episode& e) { return e.episode_return; });
}

double Metrics::average_episode_length() const {
  return average(recent_, [](const Episode& e) { return static_cast<double>(e.length); });
}

}  // namespace minirl
