#include "minirl/rl/replay.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "minirl/rl/returns.hpp"

namespace minirl {
namespace {

// Overwrites the element of the ring at `position`, or appends it while the ring grows.
template <class Value>
void put(std::vector<Value>& column, int position, Value value) {
  const auto at = static_cast<std::size_t>(position);
  if (at == column.size()) {
    column.push_back(value);
  } else {
    column[at] = value;
  }
}

void put(std::vector<Scalar>& column, int position, const Tensor& row) {
  const std::size_t at = static_cast<std::size_t>(position) * static_cast<std::size_t>(row.size());
  if (at == column.size()) {
    column.insert(column.end(), row.begin(), row.end());
  } else {
    std::copy(row.begin(), row.end(), column.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

template <class Value>
Value at(const std::vector<Value>& column, int position) {
  return column[static_cast<std::size_t>(position)];
}

}  // namespace

Replay::Replay(int capacity) : capacity_(capacity) {
  if (capacity < 1) throw ConfigError(join("replay: capacity is ", capacity, ", at least 1 is needed"));
}

// ---- Adding

void Replay::take_shape(const Shape& shape) {
  const auto steps = static_cast<std::size_t>(capacity_), numbers = static_cast<std::size_t>(shape.size());
  try {
    observations_.reserve(steps * numbers), next_observations_.reserve(steps * numbers);
    actions_.reserve(steps), rewards_.reserve(steps);
    starts_.reserve(steps), ends_.reserve(steps), terminated_.reserve(steps);
  } catch (const std::exception&) {  // bad_alloc or length_error
    const double bytes =
        static_cast<double>(steps) * (2.0 * static_cast<double>(numbers * sizeof(Scalar)) + 15);
    throw ConfigError(join("replay: ", capacity_, " steps with observations ", shape.text(), " take ",
                           fixed(bytes / 1e9, 1),
                           " GB, which this machine does not give; lower the capacity"));
  }
  shape_ = shape;
}

void Replay::check_shape(const char* which, const Tensor& observation) const {
  if (observation.shape() == shape_) return;
  throw ShapeError(
      join("replay: the ", which, " is ", observation.shape().text(), ", those before were ", shape_.text()));
}

int Replay::add(const Tensor& observation, int action, const Step<Tensor>& step) {
  if (size() == 0) take_shape(observation.shape());
  check_shape("observation", observation);
  check_shape("next observation", step.observation);
  end_if_broken_off(observation);
  const bool starts = size() == 0 || at(ends_, newest()) != 0;
  const int position = next_;
  put(observations_, position, observation);
  put(next_observations_, position, step.observation);
  put(actions_, position, std::int32_t{action});
  put(rewards_, position, step.reward);
  put(starts_, position, std::uint8_t{starts});
  put(ends_, position, std::uint8_t{step.done()});
  put(terminated_, position, std::uint8_t{step.terminated});
  next_ = (position + 1) % capacity_;
  return position;
}

// An environment that was reset in the middle of an episode goes on somewhere else.
void Replay::end_if_broken_off(const Tensor& observation) {
  if (size() == 0) return;
  if (std::equal(observation.begin(), observation.end(), row(next_observations_, newest()))) return;
  ends_[static_cast<std::size_t>(newest())] = 1;
}

// ---- Sampling

const Scalar* Replay::row(const std::vector<Scalar>& column, int position) const {
  return column.data() + static_cast<std::size_t>(position) * static_cast<std::size_t>(shape_.size());
}

int Replay::after(int position, int steps) const {
  const int ahead = capacity_ - position;
  return steps < ahead ? position + steps : steps - ahead;
}

// How many steps there are from this one to the newest, both counted.
int Replay::steps_from(int position) const {
  const int last = newest();
  return last >= position ? last - position + 1 : capacity_ - position + last + 1;
}

void Replay::sample(Transitions& batch, const SampleConfig& config, Rng& rng) const {
  check_sample("replay", config);
  if (size() == 0) throw StateError("replay: the memory is empty; add a step first");
  batch.indices.resize(static_cast<std::size_t>(config.batch_size));
  for (int& index : batch.indices) index = rng.choice(size());
  take(batch, config);
}

void Replay::take(Transitions& batch, const SampleConfig& config) const {
  const int rows = static_cast<int>(batch.indices.size()), numbers = shape_.size();
  batch.make_room(rows, shape_);
  Scalar *s = batch.observations.data(), *s2 = batch.next_observations.data();
  for (std::size_t i = 0; i < batch.indices.size(); ++i) {
    const int first = batch.indices[i];
    if (first < 0 || first >= size())
      throw ConfigError(join("replay: there is no position ", first, " in a memory of ", size(), " steps"));
    const NStepReturn sum =
        n_step_return(std::min(config.n_steps, steps_from(first)), config.gamma, [&](int k) {
          const int position = after(first, k);
          return RewardedStep{at(rewards_, position), at(ends_, position) != 0};
        });
    const int last = after(first, sum.steps - 1);
    s = std::copy_n(row(observations_, first), numbers, s);
    s2 = std::copy_n(row(next_observations_, last), numbers, s2);
    batch.actions[i] = at(actions_, first);
    batch.rewards[i] = sum.reward;
    batch.terminated[i] = at(terminated_, last);
    batch.discounts[i] = sum.discount;
  }
}

void Replay::sample_runs(Trajectories& out, int runs, int steps, Rng& rng) const {
  if (runs < 1 || steps < 1)
    throw ConfigError(join("replay: ", runs, " runs of ", steps, " steps; at least 1 of each is needed"));
  if (steps > size())
    throw StateError(join("replay: a run of ", steps, " steps, but the memory has ", size(), " only"));
  const auto count = static_cast<std::size_t>(runs) * static_cast<std::size_t>(steps);
  out.runs = runs, out.steps = steps;
  out.observations.make_room(batched(runs * steps, shape_));
  out.next_observations.make_room(batched(runs * steps, shape_));
  out.actions.resize(count), out.rewards.resize(count);
  out.first.resize(count), out.last.resize(count), out.terminated.resize(count);
  Scalar *s = out.observations.data(), *s2 = out.next_observations.data();
  const int oldest = size() < capacity_ ? 0 : next_;
  int position = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool new_run = i % static_cast<std::size_t>(steps) == 0;
    position = new_run ? after(oldest, rng.choice(size() - steps + 1)) : after(position, 1);
    s = std::copy_n(row(observations_, position), shape_.size(), s);
    s2 = std::copy_n(row(next_observations_, position), shape_.size(), s2);
    out.actions[i] = at(actions_, position), out.rewards[i] = at(rewards_, position);
    out.first[i] = at(starts_, position), out.last[i] = at(ends_, position);
    out.terminated[i] = at(terminated_, position);
  }
}

// ---- Stopping and going on

void Replay::archive(Archive& a) {
  std::vector<int> extents;
  for (int axis = 0; axis < shape_.rank(); ++axis) extents.push_back(shape_.dim(axis));
  a("shape", extents), a("next", next_);
  a("observations", observations_), a("next_observations", next_observations_);
  a("actions", actions_), a("rewards", rewards_);
  a("starts", starts_), a("ends", ends_), a("terminated", terminated_);
  if (!a.is_loading()) return;
  try {
    shape_ = Shape(extents.data(), static_cast<int>(extents.size()));
  } catch (const ShapeError& error) {
    throw IoError(join(a.source(), ": the shape of an observation is damaged: ", error.what()));
  }
  check_loaded(a);
  if (size() > 0) take_shape(shape_);
}

void Replay::check_loaded(const Archive& a) const {
  const std::size_t steps = actions_.size(), numbers = steps * static_cast<std::size_t>(shape_.size());
  const bool even = observations_.size() == numbers && next_observations_.size() == numbers &&
                    rewards_.size() == steps && starts_.size() == steps && ends_.size() == steps &&
                    terminated_.size() == steps;
  const bool fits =
      size() <= capacity_ && next_ >= 0 && (size() == capacity_ ? next_ < capacity_ : next_ == size());
  if (even && fits) return;
  throw IoError(join(a.source(), ": a replay memory of ", steps, " steps that goes on at ", next_,
                     " does not fit; this one has room for ", capacity_));
}

}  // namespace minirl
