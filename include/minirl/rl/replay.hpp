// Replay: the last steps of an agent's life, from which it learns again and again. Lin 1992, "Self-improving
// reactive agents based on reinforcement learning, planning and teaching"; Mnih et al. 2015.
//
// A ring: when it is full, the newest step takes the place of the oldest. Each column is one flat block, so a
// batch is gathered without a detour. An episode's end is kept apart from `terminated`: returns over several
// steps stop at both, but only a terminated episode has no future to bootstrap from.
#pragma once
#include <cstdint>
#include <vector>

#include "minirl/envs/env.hpp"
#include "minirl/rl/transitions.hpp"

namespace minirl {

/// Runs of consecutive steps, what TF-Agents calls sub-episodes of `num_steps`. A run may go on into the next
/// episode: `last` of one step is then followed by `first` of the next.
struct Trajectories {
  int runs = 0, steps = 0;  // each list below has runs * steps elements, run after run
  Tensor observations;      // [runs * steps, ...]
  Indices actions;          // counted from 0
  std::vector<double> rewards;
  Tensor next_observations;              // [runs * steps, ...]
  std::vector<std::uint8_t> first;       // 1: the episode begins with this step
  std::vector<std::uint8_t> last;        // 1: it ends with it; neither: a step in the middle
  std::vector<std::uint8_t> terminated;  // 1: and has no future
};

class Replay {
 public:
  /// Room for `capacity` steps; the shape of an observation is that of the first one added. Throws
  /// ConfigError unless capacity is positive.
  explicit Replay(int capacity);

  /// Remembers one step; `action` is counted from 0. If it does not go on from the step before, that one's
  /// episode was broken off. Returns its position. Throws ShapeError for an observation of another shape,
  /// ConfigError if the first one shows that memory does not suffice.
  int add(const Tensor& observation, int action, const Step<Tensor>& step);

  /// Transitions by chance, all alike, and with replacement. A return over several steps is shorter before
  /// the end of an episode and at the newest step. Throws StateError if the memory is empty.
  void sample(Transitions& batch, const SampleConfig& config, Rng& rng) const;
  /// The transitions that begin at the positions `batch.indices`, from 0 to size - 1.
  void take(Transitions& batch, const SampleConfig& config) const;
  /// Runs of `steps` consecutive steps, all alike. Throws StateError if there are not so many.
  void sample_runs(Trajectories& out, int runs, int steps, Rng& rng) const;

  int size() const { return static_cast<int>(actions_.size()); }
  int capacity() const { return capacity_; }
  void archive(Archive& a);

 private:
  void take_shape(const Shape& shape);
  void check_shape(const char* which, const Tensor& observation) const;
  void check_loaded(const Archive& a) const;
  void end_if_broken_off(const Tensor& observation);
  int newest() const { return (next_ > 0 ? next_ : capacity_) - 1; }
  int after(int position, int steps) const;
  int steps_from(int position) const;
  const Scalar* row(const std::vector<Scalar>& column, int position) const;

  int capacity_;
  Shape shape_{0};  // of one observation
  int next_ = 0;    // where the next step goes

  // One element, or one observation, for each step; as long as `size` until the ring is full.
  std::vector<Scalar> observations_, next_observations_;
  std::vector<std::int32_t> actions_;
  std::vector<double> rewards_;
  std::vector<std::uint8_t> starts_, ends_, terminated_;
};

}  // namespace minirl
