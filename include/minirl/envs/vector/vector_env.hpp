// VectorEnv: many copies of an environment that step together; row k of everything is copy k.
#pragma once
#include <cstdint>
#include <optional>

#include "minirl/core/archive.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/envs/vector/batch.hpp"

namespace minirl {

/// A copy whose episode ends starts the next one by itself, as in Gymnasium. `next_step`: at the next step,
/// whose action is ignored and whose reward is 0. `same_step`: at once; the observation of that step is
/// already the new episode's first.
enum class Autoreset { next_step, same_step };

struct VectorConfig {
  Autoreset autoreset = Autoreset::next_step;  // Gymnasium's default
  int threads = 1;                             // that step the copies; no result depends on it
};

/// What one step of N copies gives. In either mode `finished` names the F copies whose episode ended in this
/// step, and `final_observations` is what they saw last: what a value is bootstrapped from.
template <class Obs>
struct VectorStep {
  BatchOf<Obs> observations;        // [N, ...]
  Doubles rewards;                  // [N]
  Flags terminated, truncated;      // [N]
  Indices finished;                 // [F], ascending
  BatchOf<Obs> final_observations;  // [F, ...]
};

/// The contract is that of Gymnasium's vector environments. Everything returned is a value.
template <class Obs, class Act>
class VectorEnv {
 public:
  using Observation = Obs;
  using Observations = BatchOf<Obs>;
  using Actions = BatchOf<Act>;

  virtual ~VectorEnv() = default;

  virtual int copies() const = 0;
  /// The spaces of one copy.
  virtual const SpaceOf<Obs>& observation_space() const = 0;
  virtual const SpaceOf<Act>& action_space() const = 0;

  /// Starts an episode in every copy. With a seed, copy k plays the episodes of seed + k.
  Observations reset(std::optional<std::uint64_t> seed = std::nullopt) {
    Observations first = start(seed);
    was_reset_ = true;
    return first;
  }

  /// One step of every copy. Throws StateError before the first reset, ShapeError unless there are N actions,
  /// ConfigError, naming the copy, for an action outside the space.
  VectorStep<Obs> step(const Actions& actions) {
    if (!was_reset_) throw StateError("step: the copies were never reset; call reset(seed) first");
    check_actions(actions, action_space(), copies());
    return advance(actions);
  }

  /// As Env's: the whole state of all copies.
  void archive(Archive& a) {
    int n = copies();
    a("copies", n), a("was_reset", was_reset_);
    a.expect(n == copies(), "copies", join("are ", n, ", expected ", copies()));
    archive_state(a);
  }

 protected:
  VectorEnv() = default;

 private:
  virtual Observations start(std::optional<std::uint64_t> seed) = 0;
  virtual VectorStep<Obs> advance(const Actions& actions) = 0;
  virtual void archive_state(Archive& a) = 0;

  bool was_reset_ = false;
};

}  // namespace minirl
