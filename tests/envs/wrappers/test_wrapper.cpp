#include <doctest/doctest.h>

#include <type_traits>

#include "benchmarks/allocations.hpp"
#include "envs/wrappers/pixel_world.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/griddy.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/wrappers/action_repeat.hpp"
#include "minirl/envs/wrappers/clip_reward.hpp"
#include "minirl/envs/wrappers/frame_skip.hpp"
#include "minirl/envs/wrappers/frame_stack.hpp"
#include "minirl/envs/wrappers/normalise_observation.hpp"
#include "minirl/envs/wrappers/normalise_reward.hpp"
#include "minirl/envs/wrappers/record_episode_statistics.hpp"
#include "minirl/envs/wrappers/resize_grey.hpp"
#include "minirl/envs/wrappers/scale_reward.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

TEST_CASE("wrapper: it is written around an environment, from the inside out") {
  ScaleReward env(TimeLimit(CartPole{}, 2), 0.1);
  static_assert(std::is_same_v<decltype(env), ScaleReward<TimeLimit<CartPole>>>);
  static_assert(std::is_base_of_v<DiscreteEnv, decltype(env)>);
  CHECK(env.reset(42) == CartPole{}.reset(42));
  CHECK(env.step(0).reward == 0.1);
  CHECK(env.step(0).truncated);
  CHECK_THROWS_AS(env.step(0), StateError);
  CHECK(env.env().elapsed() == 2);
  CHECK(env.env().env().state()[0] != 0);
}

TEST_CASE("wrapper: it takes what the registry makes") {
  ClipReward env(make_discrete("CartPole-v1"), -1, 0.5);
  static_assert(std::is_same_v<decltype(env), ClipReward<std::unique_ptr<DiscreteEnv>>>);
  static_assert(std::is_base_of_v<DiscreteEnv, decltype(env)> &&
                !std::is_copy_constructible_v<decltype(env)>);
  CHECK(env.reset(42) == CartPole{}.reset(42));
  CHECK(env.step(0).reward == 0.5);
  CHECK(env.observation_space() == CartPole{}.observation_space());
  CHECK(env.action_space() == Discrete(2));
  static_assert(std::is_same_v<decltype(env.env()), DiscreteEnv&>);

  TimeLimit shorter(std::move(env), 1);  // and goes into others
  shorter.reset();
  const Step<Tensor> step = shorter.step(1);
  CHECK(step.truncated);
  CHECK(step.reward == 0.5);
}

TEST_CASE("wrapper: a pointer may be to a world of which one knows more, and is never null") {
  TimeLimit env(std::make_unique<Griddy>(), 3);
  env.reset(0);
  env.env().set_agent({3, 2});
  CHECK(env.step(1).terminated);
  CHECK_THROWS_WITH_AS(TimeLimit(std::unique_ptr<DiscreteEnv>(), 3),
                       "wrapper: there is no environment inside, the pointer is null", ConfigError);
}

TEST_CASE("wrapper: it may be put into the place of any environment of its kind") {
  std::unique_ptr<DiscreteEnv> env = std::make_unique<ScaleReward<CartPole>>(CartPole{}, 2);
  env->reset(1);
  CHECK(env->step(0).reward == 2);
}

TEST_CASE("wrapper: it is as copyable as what is inside") {
  TimeLimit env(CartPole{}, 5);
  env.reset(3);
  env.step(0);
  auto copy = env;
  CHECK(copy.step(1).observation == env.step(1).observation);
  copy.step(1);
  CHECK(copy.elapsed() == 3);
  CHECK(env.elapsed() == 2);
}

TEST_CASE("wrapper: the picture is that of the environment inside") {
  FrameStack env(ResizeGrey(PixelWorld{}, 3, 2), 2);
  env.reset(0);
  Canvas through(20, 20), direct(20, 20);
  env.draw(through);
  env.env().env().draw(direct);
  CHECK(std::equal(through.bytes().begin(), through.bytes().end(), direct.bytes().begin()));
}

namespace {

// Heap allocations of 200 steps, once memory is warm.
template <class E>
long allocations_of(E env) {
  env.reset(0);
  long before = 0;
  for (int i = 0; i < 600; ++i) {
    if (i == 400) before = bench::allocations();
    if (env.step(i % 2).done()) env.reset();
  }
  return bench::allocations() - before;
}

}  // namespace

TEST_CASE("wrapper: stepping asks the heap for nothing") {
  CHECK(allocations_of(RecordEpisodeStatistics(NormaliseReward(NormaliseObservation(CartPole{})), 5)) == 0);
  CHECK(allocations_of(FrameStack(ActionRepeat(TimeLimit(CartPole{}, 20), 2), 4)) == 0);
  CHECK(allocations_of(FrameStack(ResizeGrey(FrameSkip(PixelWorld{}, 2), 3, 2), 4)) == 0);
}
