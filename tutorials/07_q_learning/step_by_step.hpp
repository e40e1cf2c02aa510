// What the programs of this chapter share: one step of learning, and the numbers of many seeds along a run.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "minirl/agents/td_control.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/driver.hpp"

namespace minirl {

/// Acts, observes, learns. The end of the episode, if it is one.
template <class E>
std::optional<EpisodeEnd> learn_one_step(Driver<E>& driver, TdControl& agent) {
  const auto end = driver.step([&](int s) { return agent.act(s); },
                               [&](int s, int a, const Step<int>& step) { agent.observe(s, a, step); });
  agent.learn();
  return end;
}

/// The median of the seeds at each place, in a band of the middle half of them.   runs: [seeds, places]
inline Series spread_over_time(std::string name, const std::vector<double>& places,
                               const std::vector<std::vector<double>>& runs) {
  Series series{.name = std::move(name), .x = places, .y = {}, .low = {}, .high = {}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::vector<double> values;
    for (const auto& run : runs) values.push_back(run.at(i));
    series.y.push_back(median(values));
    series.low.push_back(quantile(values, 0.25));
    series.high.push_back(quantile(values, 0.75));
  }
  return series;
}

}  // namespace minirl
