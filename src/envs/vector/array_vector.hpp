// ArrayVector: the copies of one world in arrays, for worlds whose state is a handful of numbers.
#pragma once
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"
#include "minirl/envs/vector/array_vectors.hpp"

namespace minirl {

/// `World` says how one copy lives: `Act`, `State` (an array of doubles), the spaces, `first(i, rng)` (number
/// i of a first state), `step(state, action) -> Outcome` and `observe(state, row)`; `Actions` reads action k
/// of a batch.
struct Outcome {
  double reward;
  bool terminated;
};

template <class World>
class ArrayVector final : public VectorEnv<Tensor, typename World::Act> {
  using Act = typename World::Act;
  using State = typename World::State;
  static constexpr std::size_t numbers = std::tuple_size_v<State>;
  using Numbers = std::make_index_sequence<numbers>;

 public:
  ArrayVector(World world, int copies, const ArrayVectorConfig& config)
      : world_(std::move(world)), config_(config) {
    if (copies < 1 || config.max_steps < 1) {
      throw ConfigError(join("vector environment: copies are ", copies, " and max_steps ", config.max_steps,
                             "; both must be at least 1"));
    }
    const auto n = static_cast<std::size_t>(copies);
    for (auto& array : state_) array.resize(n);
    elapsed_.resize(n);
    streams_.assign(config.streams == Streams::shared ? 1 : n, Rng(0));
    seed(0);
  }

  int copies() const override { return static_cast<int>(elapsed_.size()); }
  const Box& observation_space() const override { return world_.observations; }
  const SpaceOf<Act>& action_space() const override { return world_.actions; }

 private:
  Tensor start(std::optional<std::uint64_t> first_seed) override {
    if (first_seed) seed(*first_seed);
    Tensor s = room_for(observation_space(), copies(), copies());
    waiting_.clear();
    for (int k = 0; k < copies(); ++k) waiting_.push_back(k);
    restart(waiting_, TensorWriter(s));
    waiting_.clear();
    return s;
  }

  VectorStep<Tensor> advance(const BatchOf<Act>& actions) override {
    const std::size_t n = elapsed_.size();
    VectorStep<Tensor> all{
        room_for(observation_space(), copies(), copies()), Doubles(n), Flags(n), Flags(n), {}, {}};
    const TensorWriter out(all.observations);
    step_copies(actions, all, out);
    for (const int k : waiting_) {  // next_step: whatever their actions were, they start again
      const auto i = static_cast<std::size_t>(k);
      all.rewards[i] = all.terminated[i] = all.truncated[i] = 0;
    }
    restart(waiting_, out);
    waiting_.clear();
    finish(all, out);
    return all;
  }

  void archive_state(Archive& a) override {
    std::span<int> elapsed(elapsed_);
    std::span<Rng> streams(streams_);
    a("elapsed", elapsed), a("streams", streams), a("waiting", waiting_);
    for (std::size_t d = 0; d < numbers; ++d) {
      std::span<double> number(state_[d]);
      a(join("number_", d), number);
    }
    for (const int steps : elapsed_)
      a.expect(steps >= 0 && steps <= config_.max_steps, "elapsed", join("has ", steps, " steps"));
    for (const int k : waiting_) a.expect(k >= 0 && k < copies(), "waiting", join("has copy ", k));
  }

  void step_copies(const BatchOf<Act>& actions, VectorStep<Tensor>& all, const TensorWriter& out) {
    const auto* action = actions.data();
    for (std::size_t i = 0; i < elapsed_.size(); ++i) {
      State state = load(i);
      const Outcome outcome = world_.step(state, action[i]);
      store(i, state);
      world_.observe(state, out.row(static_cast<int>(i)));
      all.rewards[i] = outcome.reward;
      all.terminated[i] = outcome.terminated;
      all.truncated[i] = ++elapsed_[i] >= config_.max_steps;
    }
  }

  // The copies that ended: what they saw, and when they start again.
  void finish(VectorStep<Tensor>& all, const TensorWriter& out) {
    all.finished.reserve(elapsed_.size());
    for (std::size_t i = 0; i < elapsed_.size(); ++i) {
      if (all.terminated[i] | all.truncated[i]) all.finished.push_back(static_cast<int>(i));
    }
    const auto ended = static_cast<int>(all.finished.size());
    all.final_observations = room_for(observation_space(), ended, copies());
    if (ended == 0) return;
    const TensorWriter finals(all.final_observations);
    const int size = observation_space().shape().size();
    for (int row = 0; row < ended; ++row) {
      std::copy_n(out.row(all.finished[static_cast<std::size_t>(row)]), size, finals.row(row));
    }
    if (config_.autoreset == Autoreset::same_step) {
      restart(all.finished, out);
    } else {
      waiting_ = all.finished;
    }
  }

  // A shared stream gives the first number of all copies, then the second of all.
  void restart(const Indices& copies, const TensorWriter& out) {
    const bool is_shared = config_.streams == Streams::shared;
    for (std::size_t d = 0; is_shared && d < numbers; ++d) {
      for (const int k : copies) state_[d][static_cast<std::size_t>(k)] = world_.first(d, streams_[0]);
    }
    for (const int k : copies) {
      const auto i = static_cast<std::size_t>(k);
      for (std::size_t d = 0; !is_shared && d < numbers; ++d) state_[d][i] = world_.first(d, streams_[i]);
      elapsed_[i] = 0;
      world_.observe(load(i), out.row(k));
    }
  }

  // Unrolled, so that a state lives in registers.
  State load(std::size_t i) const {
    return [&]<std::size_t... d>(std::index_sequence<d...>) { return State{state_[d][i]...}; }
    (Numbers{});
  }
  void store(std::size_t i, const State& state) {
    [&]<std::size_t... d>(std::index_sequence<d...>) { ((state_[d][i] = state[d]), ...); }
    (Numbers{});
  }

  void seed(std::uint64_t first) {
    for (std::size_t i = 0; i < streams_.size(); ++i) streams_[i] = Rng(first + i);
  }

  World world_;
  ArrayVectorConfig config_;
  std::array<std::vector<double>, numbers> state_;  // number d of copy i is state_[d][i]
  std::vector<int> elapsed_;                        // steps of each copy's episode
  std::vector<Rng> streams_;
  Indices waiting_;  // copies that the next step starts again
};

}  // namespace minirl
