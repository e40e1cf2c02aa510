#include "minirl/rl/prioritised_replay.hpp"

#include <algorithm>
#include <cmath>

namespace minirl {

PrioritisedReplay::PrioritisedReplay(int capacity, const PriorityConfig& config)
    : steps_(capacity), config_(config), tree_(capacity) {
  if (config.alpha >= 0 && config.epsilon > 0) return;
  throw ConfigError(join("prioritised replay: alpha is ", config.alpha,
                         ", it must not be negative; epsilon is ", config.epsilon, ", it must be positive"));
}

int PrioritisedReplay::add(const Tensor& observation, int action, const Step<Tensor>& step) {
  const int position = steps_.add(observation, action, step);
  tree_.set(position, largest_);
  return position;
}

void PrioritisedReplay::sample(Transitions& batch, const SampleConfig& config, double beta, Rng& rng) const {
  check_sample("prioritised replay", config);
  if (size() == 0) throw StateError("prioritised replay: the memory is empty; add a step first");
  const double range = tree_.total() / config.batch_size;
  batch.indices.resize(static_cast<std::size_t>(config.batch_size));
  for (std::size_t i = 0; i < batch.indices.size(); ++i)
    batch.indices[i] = tree_.find((static_cast<double>(i) + rng.random()) * range);
  steps_.take(batch, config);

  // Equation (3): the largest weight belongs to the least probable step.
  double least = probability(batch.indices[0]);
  for (const int index : batch.indices) least = std::min(least, probability(index));
  batch.weights.make_room({config.batch_size});
  Scalar* w = batch.weights.data();
  for (const int index : batch.indices)
    *w++ = static_cast<Scalar>(std::pow(probability(index) / least, -beta));
}

void PrioritisedReplay::update(const Indices& positions, const std::vector<double>& errors) {
  if (positions.size() != errors.size()) {
    throw ShapeError(
        join("prioritised replay: ", errors.size(), " errors for ", positions.size(), " positions"));
  }
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const double priority = std::pow(std::abs(errors[i]) + config_.epsilon, config_.alpha);  // (1), (2)
    tree_.set(positions[i], priority);
    largest_ = std::max(largest_, priority);
  }
}

}  // namespace minirl
