#include <doctest/doctest.h>

#include "envs/wrappers/pixel_world.hpp"
#include "envs/wrappers/script_env.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/wrappers/frame_skip.hpp"
#include "minirl/envs/wrappers/frame_stack.hpp"
#include "minirl/envs/wrappers/resize_grey.hpp"

using namespace minirl;

TEST_CASE("FrameSkip: what flickers is seen, rewards add up") {
  FrameSkip env(PixelWorld{}, 2);
  env.reset(0);
  const int column = env.env().column();
  const Step<Frame> step = env.step(0);  // rows 1 (the light) and 2 (the dot)
  CHECK(step.reward == 1 + 2);
  CHECK(step.observation(0, 0, 1) == 100);
  CHECK(step.observation(2, column, 0) == 200);
}

TEST_CASE("FrameSkip: only the last two frames are looked at") {
  FrameSkip env(PixelWorld{}, 4);
  env.reset(0);
  const int column = env.env().column();
  const Frame frame = env.step(0).observation;  // rows 3 and 4
  CHECK(frame(4, column, 0) == 200);
  CHECK(frame(2, column, 0) == 0);
}

TEST_CASE("FrameSkip: the end of the episode ends the step, with the frames seen in it") {
  FrameSkip env(PixelWorld{}, 4);
  env.reset(0);
  env.step(0);
  const Step<Frame> last = env.step(0);  // row 5 only
  CHECK(last.terminated);
  CHECK(last.reward == 5);
  CHECK(last.observation(0, 0, 1) == 100);
  CHECK(last.observation(4, env.env().column(), 0) == 0);  // a frame of the step before
}

TEST_CASE("FrameSkip: 1 changes nothing, 0 is no number of frames, tensors have maxima too") {
  FrameSkip env(PixelWorld{}, 1);
  PixelWorld bare;
  CHECK(env.reset(5) == bare.reset(5));
  CHECK(env.step(1).observation == bare.step(1).observation);
  CHECK_THROWS_WITH_AS(FrameSkip(PixelWorld{}, 0), "FrameSkip: frames is 0, it must be at least 1",
                       ConfigError);

  FrameSkip tensors(ScriptEnv<Tensor>(Box(0, 9, {2}), {{Tensor::vector({0, 0}), 0, false, false},
                                                       {Tensor::vector({1, 5}), 0, false, false},
                                                       {Tensor::vector({3, 2}), 0, false, false}}),
                    2);
  tensors.reset();
  CHECK(tensors.step(0).observation == Tensor::vector({3, 5}));
}

TEST_CASE("FrameStack: pictures one behind another, the newest last") {
  FrameStack env(PixelWorld{}, 2);
  CHECK(env.observation_space() == Pixels(6, 4, 6));
  const Frame first = env.reset(0);
  const int column = env.env().column();
  CHECK(first(0, column, 0) == 200);
  CHECK(first(0, column, 3) == 200);  // after a reset both are the first picture
  const Frame second = env.step(0).observation;
  CHECK(second(0, column, 0) == 200);
  CHECK(second(0, column, 3) == 0);
  CHECK(second(0, 0, 4) == 100);
  CHECK(first(0, column, 3) == 200);  // kept observations stay
}

TEST_CASE("FrameStack: a reset forgets the episode before") {
  FrameStack env(CartPole{}, 3);
  env.reset(0);
  env.step(0);
  const Tensor s = env.reset(1), bare = CartPole{}.reset(1);
  REQUIRE(s.shape() == Shape{3, 4});
  for (int i = 0; i < 12; ++i) CHECK(s[i] == bare[i % 4]);
}

TEST_CASE("FrameStack: the space of tensors is stacked too") {
  FrameStack env(CartPole{}, 2);
  CHECK(env.observation_space().shape() == Shape{2, 4});
  CHECK(env.observation_space().high(1, 0) == CartPole{}.observation_space().high[0]);
  CHECK(env.observation_space().contains(env.reset(0)));
  CHECK_THROWS_WITH_AS(FrameStack(CartPole{}, 0), "FrameStack: count is 0, it must be at least 1",
                       ConfigError);
  const ScriptEnv<Tensor> deep(Box(0, 1, {1, 1, 1, 1}), {});
  CHECK_THROWS_WITH_AS(FrameStack(deep, 2),
                       "FrameStack: observations of [1, 1, 1, 1] have no room for one more axis", ShapeError);
}

TEST_CASE("ResizeGrey: red, green and blue weigh 0.299, 0.587 and 0.114") {
  Frame colours(1, 4, 3);
  for (int channel = 0; channel < 3; ++channel) {
    colours(0, channel, channel) = 255;
    colours(0, 3, channel) = 255;
  }
  const Frame grey = resized_grey(colours, 1, 4);
  CHECK(grey(0, 0, 0) == 76);
  CHECK(grey(0, 1, 0) == 150);
  CHECK(grey(0, 2, 0) == 29);
  CHECK(grey(0, 3, 0) == 255);
}

TEST_CASE("ResizeGrey: a new pixel is the mean of the area it covers, parts of pixels included") {
  Frame line(1, 3, 1);
  line(0, 0, 0) = 30;
  line(0, 1, 0) = 60;
  line(0, 2, 0) = 120;
  CHECK(resized_grey(line, 1, 1)(0, 0, 0) == 70);
  const Frame two = resized_grey(line, 1, 2);
  CHECK(two(0, 0, 0) == 40);   // (30 + 60 / 2) / 1.5
  CHECK(two(0, 1, 0) == 100);  // (60 / 2 + 120) / 1.5
  Frame square(2, 2, 1);
  square(0, 0, 0) = 2;  // the mean is a half, which goes to the even neighbour
  CHECK(resized_grey(square, 1, 1)(0, 0, 0) == 0);
  square(0, 1, 0) = 4;
  CHECK(resized_grey(square, 1, 1)(0, 0, 0) == 2);
}

TEST_CASE("ResizeGrey: what cannot become smaller and grey") {
  CHECK_THROWS_WITH_AS(
      resized_grey(Frame(6, 4, 3), 7, 4),
      "ResizeGrey: cannot make Frame 6 x 4 x 3 a grey picture of 7 x 4; it takes 1 or 3 channels "
      "and does not enlarge",
      ConfigError);
  CHECK_THROWS_AS(resized_grey(Frame(6, 4, 2), 3, 2), ConfigError);
  CHECK_THROWS_AS(ResizeGrey(PixelWorld{}, 3, 5), ConfigError);
  CHECK_THROWS_AS(ResizeGrey(PixelWorld{}, 0, 2), Error);
}

TEST_CASE("the Atari stack: skip, grey and small, four at once, of what a registry makes") {
  FrameStack env(ResizeGrey(FrameSkip(std::unique_ptr<PixelEnv>(std::make_unique<PixelWorld>()), 2), 3, 2),
                 4);
  CHECK(env.observation_space() == Pixels(3, 2, 4));
  CHECK(env.observation_space().contains(env.reset(0)));
  int steps = 1;
  while (!env.step(1).done()) ++steps;
  CHECK(steps == 3);  // of five frames
}
