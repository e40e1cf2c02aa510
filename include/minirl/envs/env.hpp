// Env: the contract every environment keeps, Gymnasium's: reset, step, spaces, and the order of the calls.
#pragma once
#include <cstdint>
#include <optional>

#include "minirl/core/archive.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"
#include "minirl/envs/spaces.hpp"

namespace minirl {

class Canvas;

/// Thrown by an environment that cannot show its state; it works all the same.
struct NoArchiveError : StateError {
  using StateError::StateError;
};

/// What one step gives. `terminated`: the task itself ended (no future reward). `truncated`: it was cut off,
/// by a time limit say, and the future would have had value. Both may be true.
template <class Obs>
struct Step {
  Obs observation;
  double reward;
  bool terminated;
  bool truncated;

  bool done() const { return terminated || truncated; }
};

/// An environment with observations `Obs` and actions `Act`: Env<int, int> is tabular, Env<Tensor, int> has
/// discrete actions, Env<Tensor, Tensor> continuous ones. Observations are values: they never change under
/// you.
template <class Obs, class Act>
class Env {
 public:
  using Observation = Obs;
  using Action = Act;

  virtual ~Env() = default;

  /// Starts an episode. With a seed: with new random numbers, the same episodes as Gymnasium plays from that
  /// seed. Without: with the random numbers that follow; seed 0 if none was ever given.
  Obs reset(std::optional<std::uint64_t> seed = std::nullopt) {
    Obs first = start(seed);
    phase_ = Phase::running;
    return first;
  }

  /// One step with action `a`. Throws ConfigError for an action outside the space, StateError before the
  /// first reset and after the end of an episode.
  Step<Obs> step(const Act& a) {
    if (phase_ != Phase::running) out_of_order();
    if (!action_space().takes(a)) refuse(a);
    Step<Obs> result = advance(a);
    if (result.done()) phase_ = Phase::over;
    return result;
  }

  virtual const SpaceOf<Obs>& observation_space() const = 0;
  virtual const SpaceOf<Act>& action_space() const = 0;

  /// Whether action `a` of the space is possible in the present state: all are, unless a world says
  /// otherwise.
  virtual bool allows(const Act& a) const {
    static_cast<void>(a);
    return true;
  }

  /// The environment itself, behind the wrappers that keep its observations and actions.
  virtual const Env& unwrapped() const { return *this; }

  /// Its whole state, so that it goes on in the same way after a restart in an environment that was made in
  /// the same way. Throws NoArchiveError if it has no way to show it (see `archive_state`), and when loading
  /// IoError for what is missing, damaged, or of an environment with other spaces.
  void archive(Archive& a) {
    const std::string spaces = join(observation_space().text(), " -> ", action_space().text());
    std::string found = spaces;
    a("spaces", found), a("phase", phase_);
    a.expect(found == spaces, "spaces", join("are ", found, ", expected ", spaces));
    a.expect(phase_ >= Phase::fresh && phase_ <= Phase::over, "phase", "is none of an environment");
    archive_state(a);
  }

  /// Paints the present state; an environment without a picture leaves the canvas as it is.
  virtual void draw(Canvas&) const {}

 protected:
  Env() = default;
  Env(const Env&) = default;
  Env& operator=(const Env&) = default;

 private:
  enum class Phase { fresh, running, over };

  // What an environment writes: how an episode starts (a wrapper hands the seed on) and how it goes on.
  virtual Obs start(std::optional<std::uint64_t> seed) = 0;
  virtual Step<Obs> advance(const Act& a) = 0;

  // Everything that an episode and the ones after it depend on. An environment without it works, but a run on
  // it cannot be interrupted and resumed.
  virtual void archive_state(Archive&) {
    throw NoArchiveError("archive: this environment cannot show its state; give it an archive_state");
  }

  [[noreturn]] void out_of_order() const {
    throw StateError(phase_ == Phase::fresh
                         ? "step: the environment was never reset; call reset(seed) first"
                         : "step: the episode is over; call reset() to start the next one");
  }
  [[noreturn]] void refuse(const Act& a) const {
    throw ConfigError(join("step: action ", to_text(a), " is not in ", action_space().text()));
  }

  Phase phase_ = Phase::fresh;
};

/// An action by chance among those that are possible now: the space's samples until one is. Throws StateError
/// if a thousand in a row were not.
template <class Obs, class Act>
Act random_action(const Env<Obs, Act>& env, Rng& rng) {
  for (int tries = 0; tries < 1000; ++tries) {
    Act a = env.action_space().sample(rng);
    if (env.allows(a)) return a;
  }
  throw StateError(join("random_action: no action of ", env.action_space().text(), " is possible now"));
}

}  // namespace minirl
