#include "minirl/envs/check_env.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "envs/played.hpp"
#include "minirl/draw/canvas.hpp"

namespace minirl::detail {
namespace {

std::vector<int> strangers(const Discrete& space) {
  std::vector<int> actions;
  if (space.start > std::numeric_limits<int>::min()) actions.push_back(space.start - 1);
  if (space.start <= std::numeric_limits<int>::max() - space.n) actions.push_back(space.start + space.n);
  return actions;
}

// Actions that are probably not in the box: another shape, not a number, beyond each of the bounds.
std::vector<Tensor> strangers(const Box& space) {
  std::vector<Tensor> actions{Tensor(Shape{space.shape().size() + 1})};
  for (int i = 0; i < space.shape().size(); ++i) {
    for (const Scalar wrong :
         {std::numeric_limits<Scalar>::quiet_NaN(), space.low[i] - 1, space.high[i] + 1}) {
      Tensor& action = actions.emplace_back(space.low);
      for (int j = 0; j < action.size(); ++j) action[j] = std::clamp<Scalar>(0, space.low[j], space.high[j]);
      action[i] = wrong;
    }
  }
  return actions;
}

template <class Obs, class Act>
class Check {
 public:
  Check(Env<Obs, Act>& env, const CheckEnvConfig& config)
      : env_(env), config_(config), observations_(env.observation_space()), actions_(env.action_space()) {}

  std::vector<std::string> run(const MakeCopy<Obs, Act>& copy) {
    try {
      refuses_a_step("before the first reset (check_env needs a new environment)");
      for (int i = 0; i < config_.episodes; ++i) repeats(config_.seed + static_cast<unsigned>(i));
      goes_on();
      refuses_strangers();
      draws();
      if (copy) copies(copy);
      archives();
    } catch (const std::exception& error) {
      broken("what is allowed does not throw", join(doing_, " threw: ", error.what()));
    }
    return broken_;
  }

 private:
  // Only the first value that breaks a promise is of interest.
  void broken(const std::string& promise, const std::string& value) {
    if (known_.insert(promise).second) broken_.push_back(join(promise, ": ", value));
  }

  Rng chance(std::uint64_t seed) const { return Rng(seed).stream("check_env"); }

  // From the space as it was at first: one that changes is a finding of its own.
  Act possible_action(const Env<Obs, Act>& env, Rng& rng) const {
    for (int tries = 0; tries < 1000; ++tries) {
      if (Act a = actions_.sample(rng); env.allows(a)) return a;
    }
    throw StateError(join("no action of ", actions_.text(), " is possible"));
  }

  Played<Obs> play(std::optional<std::uint64_t> seed, Rng chance) {
    doing_ = seed ? join("reset(", *seed, ")") : "reset()";
    return play_on(env_, env_.reset(seed), chance);
  }

  // The rest of an episode that has come to `now`.
  Played<Obs> play_on(Env<Obs, Act>& env, Obs now, Rng chance) {
    const std::string whence = doing_;
    Played<Obs> played{.observations = {now}, .rewards = {}, .ends = {}};
    looks_right(now, whence);
    std::vector<Obs> kept;
    kept.push_back(std::move(now));
    for (int i = 1; i <= config_.max_steps; ++i) {
      const Act a = possible_action(env, chance);
      doing_ = join("step ", i, " after ", whence, " with action ", to_text(a));
      Step<Obs> step = env.step(a);
      looks_right(step.observation, doing_);
      if (!std::isfinite(step.reward)) broken("rewards are finite", join(doing_, " gave ", step.reward));
      played.observations.push_back(step.observation);
      kept.push_back(std::move(step.observation));
      played.rewards.push_back(step.reward);
      played.ends.push_back((step.terminated ? 1 : 0) + (step.truncated ? 2 : 0));
      if (step.done()) break;
    }
    stayed(kept, played);
    return played;
  }

  void looks_right(const Obs& observation, const std::string& when) {
    if (!observations_.contains(observation)) {
      broken("observations lie in their space",
             join(when, " gave ", shown(observation), ", which is not in ", observations_.text()));
    }
    if (!(env_.observation_space() == observations_)) {
      broken("the observation space stays",
             join(when, " made ", observations_.text(), " ", env_.observation_space().text()));
    }
    if (!(env_.action_space() == actions_)) {
      broken("the action space stays",
             join(when, " made ", actions_.text(), " ", env_.action_space().text()));
    }
  }

  void stayed(const std::vector<Obs>& kept, const Played<Obs>& played) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const Obs& then = played.observations[i];
      if (same(kept[i], then)) continue;
      return broken("an observation that was handed out stays as it was",
                    join("observation ", i, " was ", shown(then), " and became ", shown(kept[i])));
    }
  }

  void refuses_a_step(const std::string& when) {
    Rng rng = chance(config_.seed);
    const Act a = possible_action(env_, rng);
    doing_ = "a step " + when;
    try {
      env_.step(a);
    } catch (const StateError&) {
      return;
    }
    broken("calls out of order throw a StateError", doing_ + " did not");
  }

  void repeats(std::uint64_t seed) {
    const Played<Obs> first = play(seed, chance(seed));
    if (!first.ends.empty() && first.ends.back() != 0) refuses_a_step("after the end of the episode");
    const std::string difference = parting(first, play(seed, chance(seed)));
    if (!difference.empty()) broken("a seed fixes the episode", join("after reset(", seed, ") ", difference));
  }

  // reset() goes on with the random numbers: the same ones after the same past, but not those of the seed
  // again.
  void goes_on() {
    const std::uint64_t seed = config_.seed;
    const Rng actions = chance(seed);
    const Played<Obs> seeded = play(seed, actions);
    const Played<Obs> next = play(std::nullopt, actions);
    play(seed, actions);
    std::string difference = parting(next, play(std::nullopt, actions));
    if (!difference.empty()) broken("reset() goes on from the seed before", difference);
    bool chance_matters = false, begins_again = parting(seeded, next).empty();
    for (std::uint64_t i = 1; i <= 8; ++i)
      chance_matters |= !parting(seeded, play(seed + i, actions)).empty();
    play(seed, actions);
    for (int i = 1; i <= 8; ++i) begins_again &= parting(seeded, play(std::nullopt, actions)).empty();
    if (chance_matters && begins_again) {
      broken("reset() goes on from the seed before",
             join("it played the episode of reset(", seed, ") again and again"));
    }
  }

  void refuses_strangers() {
    const std::uint64_t seed = config_.seed;
    const Played<Obs> before = play(seed, chance(seed));
    const Obs first = env_.reset(seed);
    for (const Act& a : strangers(actions_)) {
      if (!actions_.takes(a)) refuses(a);
    }
    doing_ = join("reset(", seed, ") and refused actions");
    const std::string difference = parting(before, play_on(env_, first, chance(seed)));
    if (!difference.empty()) broken("a refused action leaves the episode as it is", difference);
  }

  void refuses(const Act& a) {
    std::string said = "nothing was thrown";
    try {
      env_.step(a);
    } catch (const ConfigError& error) {
      said = error.what();
    }
    const auto names = [&](const std::string& what) { return said.find(what) != std::string::npos; };
    if (names(to_text(a)) && names(actions_.text())) return;
    broken("an action outside throws a ConfigError that names it and the space",
           join("for ", to_text(a), " and ", actions_.text(), ": ", said));
  }

  // The picture on a canvas of some colour; empty if nothing was painted.
  std::vector<std::uint8_t> picture(int width, int height, Colour background) const {
    Canvas canvas(width, height, background), blank(width, height, background);
    env_.draw(canvas);
    const auto bytes = canvas.bytes();
    if (std::equal(bytes.begin(), bytes.end(), blank.bytes().begin())) return {};
    return {bytes.begin(), bytes.end()};
  }

  void draws() {
    Rng rng = chance(config_.seed);
    env_.reset(config_.seed);
    const bool at_first = draws_in("after a reset");
    env_.step(possible_action(env_, rng));
    const bool later = draws_in("after a step");
    if (at_first != later) {
      broken("a picture is there always or never",
             join("drawn after a reset: ", at_first, ", after a step: ", later));
    }
  }

  bool draws_in(const std::string& when) {
    bool painted = false;
    for (const auto& [width, height] : {std::pair{1, 1}, {2, 150}, {150, 2}, {90, 60}}) {
      doing_ = join("draw on ", width, " x ", height, " ", when);
      for (const Colour background : {Colour{255, 0, 255}, Colour{1, 254, 3}}) {
        const auto once = picture(width, height, background);
        painted |= !once.empty();
        if (picture(width, height, background) != once)
          broken("the same state has the same picture", doing_ + " differs");
      }
    }
    return painted;
  }

  // To the middle of an episode.
  Obs play_three_steps(Rng& rng) {
    Obs now = env_.reset(config_.seed);
    for (int i = 0; i < 3; ++i) {
      Step<Obs> step = env_.step(possible_action(env_, rng));
      now = step.done() ? env_.reset() : std::move(step.observation);
    }
    return now;
  }

  // Two copies in the middle of an episode: whoever plays first, each sees the same.
  void copies(const MakeCopy<Obs, Act>& copy) {
    Rng rng = chance(config_.seed);
    const Obs now = play_three_steps(rng);
    const auto one = copy(), other = copy();
    doing_ = "a copy";
    const Played<Obs> first = play_on(*one, now, rng);
    for (Env<Obs, Act>* world : {&env_, other.get()}) {
      const std::string difference = parting(first, play_on(*world, now, rng));
      if (!difference.empty()) broken("a copy is a world of its own", difference);
    }
  }

  // The rest of an episode and the next one, played twice from one archive. An environment without one has
  // nothing to keep.
  void archives() {
    const std::string promise = "an archive puts the same state back";
    Rng rng = chance(config_.seed);
    const Obs now = play_three_steps(rng);
    Archive saved;
    doing_ = "archive";
    try {
      env_.archive(saved);
    } catch (const NoArchiveError&) {
      return;
    }
    const Played<Obs> rest = play_on(env_, now, rng), next = play(std::nullopt, rng);
    doing_ = "loading an archive";
    Archive again(saved.arrays(), "archive");
    env_.archive(again);
    again.expect_no_more();
    std::string difference = parting(rest, play_on(env_, now, rng));
    if (!difference.empty()) return broken(promise, "in the episode that goes on, " + difference);
    difference = parting(next, play(std::nullopt, rng));
    if (!difference.empty()) broken(promise, "in the episode after it, " + difference);
  }

  Env<Obs, Act>& env_;
  CheckEnvConfig config_;
  SpaceOf<Obs> observations_;
  SpaceOf<Act> actions_;
  std::string doing_;
  std::set<std::string> known_;
  std::vector<std::string> broken_;
};

}  // namespace

template <class Obs, class Act>
std::vector<std::string> Promises<Obs, Act>::broken(Env<Obs, Act>& env, const MakeCopy<Obs, Act>& copy,
                                                    const CheckEnvConfig& config) {
  return Check<Obs, Act>(env, config).run(copy);
}

template struct Promises<int, int>;
template struct Promises<int, Tensor>;
template struct Promises<Tensor, int>;
template struct Promises<Tensor, Tensor>;
template struct Promises<Frame, int>;
template struct Promises<Frame, Tensor>;

}  // namespace minirl::detail
