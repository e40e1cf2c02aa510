#include <doctest/doctest.h>

#include <limits>
#include <memory>
#include <utility>

#include "envs/wrappers/echo_env.hpp"
#include "envs/wrappers/pixel_world.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/check_env.hpp"
#include "minirl/envs/griddy.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/submarine.hpp"
#include "minirl/envs/wrappers/clip_action.hpp"
#include "minirl/envs/wrappers/discretise_action.hpp"
#include "minirl/envs/wrappers/frame_skip.hpp"
#include "minirl/envs/wrappers/frame_stack.hpp"
#include "minirl/envs/wrappers/normalise_observation.hpp"
#include "minirl/envs/wrappers/resize_grey.hpp"
#include "minirl/envs/wrappers/scale_reward.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

namespace {

using Findings = std::vector<std::string>;

void keeps_its_promises(const Findings& findings) {
  for (const std::string& text : findings) MESSAGE(text);
  CHECK(findings.empty());
}

// One finding, which begins like this and names what broke the promise.
void breaks(const Findings& findings, const std::string& promise, const std::string& value) {
  REQUIRE(findings.size() == 1);
  INFO(findings[0]);
  CHECK(findings[0].starts_with(promise + ": "));
  CHECK(findings[0].find(value) != std::string::npos);
}

// A walk to and fro: the observation [1] is the place, the way to each side is of random length. It does one
// thing wrong.
enum class Fault {
  none,
  place_unknown,
  place_outside,
  shape,
  reward,
  seed,
  same_again,
  shared,
  kept,
  space,
  action_space,
  throws,
  picture_once,
  picture_noise,
  canvas,
  archive,
  archive_rng,
  archive_twice
};

class Walk final : public Env<Tensor, int> {
 public:
  explicit Walk(Fault fault) : fault_(fault) {}

  const Box& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }
  void draw(Canvas& canvas) const override {
    if (fault_ == Fault::picture_once && steps_ > 0) return;
    if (fault_ == Fault::canvas && canvas.width() == 1) throw ShapeError("no room");
    canvas.fill({0, 0, static_cast<std::uint8_t>(fault_ == Fault::picture_noise ? ++drawn_ : 7)});
  }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override {
    static std::uint64_t resets = 0;
    if (seed) rng_ = Rng(*seed);
    if (seed && fault_ == Fault::seed) rng_ = Rng(++resets);
    if (seed) seed_ = *seed;
    if (fault_ == Fault::same_again) rng_ = Rng(seed_);
    steps_ = 0;
    ++resets_;
    *place_ = rng_.uniform(-1, 1);
    return observed();
  }

  Step<Tensor> advance(const int& a) override {
    ++steps_;
    *place_ += (2 * a - 1) * rng_.uniform(0, 1);
    if (fault_ == Fault::space && steps_ == 4) observations_ = Box(-3, 3, {1});
    if (fault_ == Fault::action_space && steps_ == 4) actions_ = Discrete(3);
    if (fault_ == Fault::throws && steps_ == 4) throw ConfigError("a wall");
    const double reward =
        fault_ == Fault::reward && steps_ == 3 ? -std::numeric_limits<double>::infinity() : 1;
    return {observed(), reward, steps_ == 9, false};
  }

  void archive_state(Archive& a) override {
    double place = *place_;
    a("place", place), a("seed", seed_);
    *place_ = place;
    if (fault_ != Fault::archive) a("steps", steps_);
    if (fault_ != Fault::archive_rng) a("rng", rng_);
    if (fault_ == Fault::archive_twice) a("place", place);
  }

  Tensor observed() {
    if (handed_out_ != nullptr) *std::exchange(handed_out_, nullptr) = 0.125;
    auto place = static_cast<Scalar>(*place_);
    if (fault_ == Fault::place_unknown && steps_ == 5) place = std::numeric_limits<Scalar>::quiet_NaN();
    if (fault_ == Fault::place_outside && steps_ == 0) place = 21;
    Tensor s({fault_ == Fault::shape && steps_ == 2 ? 2 : 1}, place);
    if (fault_ == Fault::kept && resets_ == 1 && steps_ == 0) handed_out_ = s.data();
    return s;
  }

  struct Place {  // a copy gets a place of its own, unless that is the fault
    std::shared_ptr<double> value = std::make_shared<double>(0);
    bool shared = false;
    explicit Place(bool is_shared) : shared(is_shared) {}
    Place(const Place& other) : value(other.value), shared(other.shared) {
      if (!shared) value = std::make_shared<double>(*other.value);
    }
    double& operator*() const { return *value; }
  };

  Fault fault_;
  Box observations_{-20, 20, {1}};
  Discrete actions_{2};
  Rng rng_{0};
  std::uint64_t seed_ = 0;
  int steps_ = 0, resets_ = 0;
  mutable int drawn_ = 0;
  Place place_{fault_ == Fault::shared};
  Scalar* handed_out_ = nullptr;  // the first observation, which is written over in the step after it
};

}  // namespace

TEST_CASE("check_env: every environment of the registry keeps its promises") {
  for (const EnvSpec& spec : all_envs()) {
    if (!has_box2d() && spec.needs.starts_with("Box2D")) continue;
    CAPTURE(spec.id);
    std::visit([](const auto& env) { keeps_its_promises(check_env(*env)); }, spec.make());
  }
}

TEST_CASE("check_env: environments as values, whose copies are looked at too") {
  keeps_its_promises(check_env(CartPole{}));
  keeps_its_promises(check_env(Griddy{}));
  keeps_its_promises(check_env(Submarine{}));
  keeps_its_promises(check_env(PixelWorld{}));
  keeps_its_promises(check_env(Walk(Fault::none)));
}

TEST_CASE("check_env: wrappers keep the promises of what is inside") {
  keeps_its_promises(check_env(ScaleReward(TimeLimit(CartPole{}, 9), 0.1)));
  keeps_its_promises(check_env(FrameStack(ResizeGrey(FrameSkip(PixelWorld{}, 2), 3, 2), 4)));
  const EchoEnv echo(Box(-2, 2, {3}));
  keeps_its_promises(check_env(ClipAction(echo)));
  keeps_its_promises(check_env(DiscretiseAction(echo, 3)));
  NormaliseObservation frozen(CartPole{});
  frozen.freeze();
  keeps_its_promises(check_env(frozen));
}

TEST_CASE("check_env: an observer that learns gives other observations after the same seed") {
  const Findings findings = check_env(NormaliseObservation(CartPole{}));
  REQUIRE_FALSE(findings.empty());
  CHECK(findings[0].starts_with("a seed fixes the episode: after reset(0) observation 0 is [4] {"));
}

TEST_CASE("check_env: observations that are no number, outside, or of another shape") {
  const std::string promise = "observations lie in their space";
  breaks(check_env(Walk(Fault::place_unknown)), promise, "step 5 after reset(0) with action ");
  breaks(check_env(Walk(Fault::place_unknown)), promise,
         " gave [1] {nan}, which is not in Box(-20, 20, [1])");
  breaks(check_env(Walk(Fault::place_outside)), promise,
         "reset(0) gave [1] {21}, which is not in Box(-20, 20, [1])");
  breaks(check_env(Walk(Fault::shape)), promise, "gave [2] {");
}

TEST_CASE("check_env: a reward that is not finite") {
  breaks(check_env(Walk(Fault::reward)), "rewards are finite", " gave -inf");
}

TEST_CASE("check_env: a seed that is not heeded, and one that is heeded for ever") {
  const Findings unheeded = check_env(Walk(Fault::seed));
  REQUIRE_FALSE(unheeded.empty());
  CHECK(unheeded[0].starts_with("a seed fixes the episode: after reset(0) observation 0 is [1] {"));
  breaks(check_env(Walk(Fault::same_again)), "reset() goes on from the seed before",
         "it played the episode of reset(0) again and again");
}

TEST_CASE("check_env: copies that share what they should have for themselves") {
  breaks(check_env(Walk(Fault::shared)), "a copy is a world of its own", "observation 1 is [1] {");
}

TEST_CASE("check_env: an observation that changes after it was handed out") {
  breaks(check_env(Walk(Fault::kept)), "an observation that was handed out stays as it was",
         "observation 0 was [1] {");
  breaks(check_env(Walk(Fault::kept)), "an observation that was handed out stays as it was",
         " and became [1] {0.125}");
}

TEST_CASE("check_env: spaces that change") {
  breaks(check_env(Walk(Fault::space)), "the observation space stays",
         "made Box(-20, 20, [1]) Box(-3, 3, [1])");
  // Actions that were outside are then taken: that promise is broken with it.
  const Findings findings = check_env(Walk(Fault::action_space));
  REQUIRE(findings.size() >= 2);
  CHECK(findings[0].find("the action space stays: step 4 after reset(0)") == 0);
  CHECK(findings[0].find("made Discrete(2) Discrete(3)") != std::string::npos);
  CHECK(findings[1].find("an action outside throws a ConfigError that names it and the space: for -1") == 0);
}

TEST_CASE("check_env: what is allowed does not throw") {
  breaks(check_env(Walk(Fault::throws)), "what is allowed does not throw",
         "step 4 after reset(0) with action ");
  breaks(check_env(Walk(Fault::throws)), "what is allowed does not throw", " threw: a wall");
  breaks(check_env(Walk(Fault::canvas)), "what is allowed does not throw",
         "draw on 1 x 1 after a reset threw: no room");
}

TEST_CASE("check_env: pictures that are there now and then, or change by themselves") {
  breaks(check_env(Walk(Fault::picture_once)), "a picture is there always or never", "after a step: false");
  breaks(check_env(Walk(Fault::picture_noise)), "the same state has the same picture",
         "draw on 1 x 1 after a reset");
}

TEST_CASE("check_env: an archive that lacks a part of the state") {
  const std::string promise = "an archive puts the same state back";
  breaks(check_env(Walk(Fault::archive)), promise, "in the episode that goes on, step ");
  breaks(check_env(Walk(Fault::archive_rng)), promise, "in the episode that goes on, observation 1 is ");
  breaks(check_env(Walk(Fault::archive_twice)), "what is allowed does not throw",
         "archive threw: archive: 'place' is written down twice");
}

TEST_CASE("check_env: an environment that was played before cannot be checked") {
  CartPole env;
  env.reset(0);
  breaks(check_env(env), "calls out of order throw a StateError",
         "a step before the first reset (check_env needs a new environment) did not");
}
