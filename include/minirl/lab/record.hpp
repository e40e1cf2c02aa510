// record_episode: one episode of a policy as an animated GIF.
#pragma once
#include <cstdint>
#include <string>

#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/env.hpp"
#include "minirl/files/gif.hpp"

namespace minirl {

struct RecordConfig {
  std::uint64_t seed = 0;         // of the episode
  int width = 480, height = 220;  // pixels
  int steps_per_frame = 2;        // steps from one picture to the next
  int delay = 4;                  // centiseconds a picture is shown; two steps of CartPole take as long
  int pause = 20;                 // how many times the last picture is shown
};

/// Throws ConfigError unless steps_per_frame is at least 1.
void check_recording(const RecordConfig& config);

/// The bytes of a GIF of one episode with `policy(observation) -> action`. Throws ConfigError unless
/// steps_per_frame is at least 1.
template <class E, class Policy>
std::string record_episode(E& env, Policy policy, const RecordConfig& config = {}) {
  check_recording(config);
  const FlushDenormals guard;
  Canvas canvas(config.width, config.height);
  GifRecording gif;
  const auto take = [&] {
    env.draw(canvas);
    gif.add(canvas);
  };
  auto observation = env.reset(config.seed);
  take();
  bool done = false;
  for (int steps = 1; !done; ++steps) {
    auto step = env.step(policy(observation));
    done = step.done();
    if (done || steps % config.steps_per_frame == 0) take();
    observation = std::move(step.observation);
  }
  for (int i = 1; i < config.pause; ++i) gif.add(canvas);
  return gif.encode({.delay = config.delay});
}

}  // namespace minirl
