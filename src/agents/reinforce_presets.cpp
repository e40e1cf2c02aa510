#include "minirl/agents/reinforce_presets.hpp"

#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"

namespace minirl {
namespace {

// Twenty episodes an update, normalised returns, a learning rate that falls to 0. Chosen on seeds 1000 to
// 1199, where all 200 runs ended at a mean of 491 or more.
ReinforceSetup cartpole() {
  ReinforceSetup setup{.hidden = 128, .steps = 300'000};
  setup.agent = {.gamma = 0.995, .episodes_per_update = 20, .learning_rate = 0.005, .decay_steps = 300'000};
  return setup;
}

// The Géron notebook as its lecturer ran it: one logit, 100 updates of 5 episodes. The notebook counts
// updates, not steps: 100 of them took 9,000 to 23,000 steps on seeds 0 to 9.
ReinforceSetup notebook() {
  ReinforceSetup setup{.hidden = 0, .logits = 1, .steps = 25'000};
  setup.agent = {.gamma = 0.95, .episodes_per_update = 5, .learning_rate = 0.01};
  return setup;
}

}  // namespace

const std::vector<ReinforcePreset>& reinforce_presets() {
  static const std::vector<ReinforcePreset> presets{
      {"minirl", "CartPole-v1", "128 relu units, 20 episodes an update, the learning rate falls to 0",
       cartpole()},
      {"minirl", "CartPole-v0", "128 relu units, 20 episodes an update, the learning rate falls to 0",
       cartpole()},
      {"notebook", "CartPole-v1",
       "the notebook's logistic policy: 5 numbers, gamma 0.95, 5 episodes an update", notebook()},
  };
  return presets;
}

Sequential reinforce_policy(const ReinforceSetup& setup, int observations, int actions) {
  const int logits = setup.logits > 0 ? setup.logits : actions;
  if (logits != actions && !(logits == 1 && actions == 2)) {
    throw ConfigError(
        join("reinforce: ", logits, " logits do not fit ", actions, " actions; set logits to 0"));
  }
  if (setup.hidden < 0)
    throw ConfigError(join("reinforce: hidden is ", setup.hidden, ", it must not be negative"));
  if (setup.hidden == 0) return sequential(Dense(observations, logits));
  return sequential(Dense(observations, setup.hidden), Relu{}, Dense(setup.hidden, logits));
}

}  // namespace minirl
