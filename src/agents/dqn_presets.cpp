#include "minirl/agents/dqn_presets.hpp"

#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/duelling.hpp"
#include "minirl/nn/initialise.hpp"

namespace minirl {
namespace {

// Mean return of the last weights on seeds 1000 to 1009: 500. With a constant learning rate 463, with returns
// over one step 332, with the Huber loss 306. With both of these 9: its slope stays 1 however wrong a value
// is, and the values run away upwards, beyond a million.
DqnSetup cartpole() {
  DqnSetup setup{.hidden1 = 32, .hidden2 = 32, .steps = 50'000};
  setup.agent = {.memory = 50'000,
                 .batch_size = 64,
                 .n_steps = 10,
                 .loss = DqnLoss::mse,
                 .learning_rate = 1e-3,
                 .decay_steps = 50'000,
                 .clip_norm = 0,
                 .random_steps = 1'000,
                 .epsilon_to = 0.04,
                 .epsilon_over = 8'000,
                 .learn_start = 1'000,
                 .learn_every = 2,
                 .target_every = 50};
  return setup;
}

DqnSetup cartpole_double() {
  DqnSetup setup = cartpole();
  setup.agent.double_q = true;
  return setup;
}

DqnSetup cartpole_duelling() {
  DqnSetup setup = cartpole_double();
  setup.duelling = DqnDuelling::mean;
  return setup;
}

// Seeds 0 to 19, best snapshots: median -82.4, worst -90.5.
DqnSetup acrobot() {
  DqnSetup setup{.hidden1 = 64, .hidden2 = 64, .steps = 100'000};
  setup.agent = {.memory = 100'000,
                 .batch_size = 128,
                 .n_steps = 3,
                 .loss = DqnLoss::mse,
                 .learning_rate = 1e-3,
                 .decay_steps = 100'000,
                 .clip_norm = 0,
                 .random_steps = 1'000,
                 .epsilon_to = 0.1,
                 .epsilon_over = 12'000,
                 .learn_start = 1'000,
                 .learn_every = 4,
                 .target_every = 250};
  return setup;
}

// Seeds 0 to 19, best snapshots: median -100.4; two of them miss -120, and the worst never arrives.
DqnSetup mountain_car() {
  DqnSetup setup{.hidden1 = 64, .hidden2 = 64, .steps = 120'000};
  setup.agent = {.gamma = 0.98,
                 .memory = 120'000,
                 .batch_size = 64,
                 .n_steps = 3,
                 .loss = DqnLoss::mse,
                 .learning_rate = 4e-3,
                 .decay_steps = 120'000,
                 .clip_norm = 0,
                 .random_steps = 1'000,
                 .epsilon_to = 0.07,
                 .epsilon_over = 24'000,
                 .learn_start = 1'000,
                 .learn_every = 16,
                 .updates = 16,
                 .target_every = 600};
  return setup;
}

// CleanRL's dqn.py with its default values, which are for 500,000 steps.
DqnSetup cleanrl() {
  DqnSetup setup{.hidden1 = 120, .hidden2 = 84, .steps = 500'000};
  setup.agent = {.memory = 10'000,
                 .batch_size = 128,
                 .loss = DqnLoss::mse,
                 .learning_rate = 2.5e-4,
                 .clip_norm = 0,
                 .random_steps = 0,
                 .epsilon_over = 250'000,
                 .learn_start = 10'000,
                 .learn_every = 10,
                 .target_every = 500};
  return setup;
}

// What the notebook's four agents have in common: one update after each episode from the 52nd on, and the
// time limit taken for a fall.
DqnConfig of_notebook() {
  return {.gamma = 0.95,
          .memory = 2'000,
          .batch_size = 32,
          .loss = DqnLoss::mse,
          .learning_rate = 1e-3,
          .optimiser_epsilon = 1e-7,  // Keras' Adam
          .clip_norm = 0,
          .random_steps = 0,
          .epsilon_clock = DqnClock::episodes,
          .epsilon_to = 0.01,
          .learn_clock = DqnClock::episodes,
          .learn_start = 51,
          .learn_every = 1,
          .target_clock = DqnClock::episodes,
          .target_every = 0,
          .time_limit_is_terminal = true};
}

// The Géron notebook as its lecturer ran it: four units, nine actions of ten by chance for ever, no target
// network. Its 600 episodes take about 13,000 steps.
DqnSetup notebook() {
  DqnSetup setup{.hidden1 = 4, .hidden2 = 0, .activation = DqnActivation::elu, .steps = 13'000};
  setup.agent = of_notebook();
  setup.agent.epsilon_from = setup.agent.epsilon_to = 0.9;
  return setup;
}

// The book's form: epsilon is max(1 - episode / 500, 0.01), which is this line.
DqnSetup notebook_book() {
  DqnSetup setup{.hidden1 = 32, .hidden2 = 32, .activation = DqnActivation::elu, .steps = 50'000};
  setup.agent = of_notebook();
  setup.agent.epsilon_over = 495;
  return setup;
}

// Shortened by the lecturer to 100 episodes of at most 50 steps, the target copied every 50: none of the
// copies that are used was ever trained. epsilon is max(1 - episode / 10, 0.01).
DqnSetup notebook_double() {
  DqnSetup setup{.hidden1 = 32, .hidden2 = 32, .activation = DqnActivation::elu, .steps = 2'500};
  setup.agent = of_notebook();
  setup.agent.double_q = true;
  setup.agent.loss = DqnLoss::huber;
  setup.agent.epsilon_over = 9.9;
  setup.agent.target_every = 50;
  return setup;
}

// The same with a duelling head, which takes the largest advantage off, ten times the learning rate, and a
// copy every 200 of 100 episodes: never.
DqnSetup notebook_duelling() {
  DqnSetup setup = notebook_double();
  setup.duelling = DqnDuelling::max;
  setup.agent.learning_rate = 1e-2;
  setup.agent.target_every = 200;
  return setup;
}

void add_activation(Sequential& net, DqnActivation activation) {
  if (activation == DqnActivation::relu) net.add(Relu{});
  if (activation == DqnActivation::elu) net.add(Elu{});
  if (activation == DqnActivation::tanh) net.add(Tanh{});
}

}  // namespace

const std::vector<DqnPreset>& dqn_presets() {
  static const std::vector<DqnPreset> presets{
      {"minirl", "CartPole-v1", "32-32 relu units, returns over 10 steps, an update every 2", cartpole()},
      {"minirl", "CartPole-v0", "32-32 relu units, returns over 10 steps, an update every 2", cartpole()},
      {"double", "CartPole-v1", "the same with Double DQN's targets", cartpole_double()},
      {"duelling", "CartPole-v1", "the same with Double DQN's targets and a duelling network",
       cartpole_duelling()},
      {"cleanrl", "CartPole-v1", "CleanRL's hyper-parameters: 500,000 steps, one update every 10", cleanrl()},
      {"notebook", "CartPole-v1",
       "the notebook as its lecturer ran it: 4 elu units, epsilon 0.9, one update an episode", notebook()},
      {"notebook_book", "CartPole-v1",
       "the notebook as the book has it: 32-32 elu units, one update an episode", notebook_book()},
      {"notebook_double", "CartPole-v1", "the notebook's Double DQN, whose target network is never trained",
       notebook_double()},
      {"notebook_duelling", "CartPole-v1", "the notebook's duelling network, less the largest advantage",
       notebook_duelling()},
      {"minirl", "Acrobot-v1", "64-64 relu units, returns over 3 steps, an update every 4, 100,000 steps",
       acrobot()},
      {"minirl", "MountainCar-v0",
       "64-64 relu units, returns over 3 steps, 16 updates every 16, 120,000 steps", mountain_car()},
  };
  return presets;
}

DqnSetup dqn_preset(std::string_view env, std::string_view name) {
  return find_preset(dqn_presets(), "dqn", env, name);
}

Sequential dqn_network(const DqnSetup& setup, int observations, int actions) {
  if (setup.hidden1 < 0 || setup.hidden2 < 0 || (setup.hidden1 == 0 && setup.hidden2 > 0)) {
    throw ConfigError(join("dqn: hidden1 is ", setup.hidden1, " and hidden2 ", setup.hidden2,
                           "; neither may be negative, and the second layer needs a first one"));
  }
  Sequential net;
  int features = observations;
  for (const int units : {setup.hidden1, setup.hidden2}) {
    if (units == 0) break;
    net.add(Dense(features, units));
    add_activation(net, setup.activation);
    features = units;
  }
  if (setup.duelling == DqnDuelling::none) {
    net.add(Dense(features, actions));
  } else {
    const bool mean = setup.duelling == DqnDuelling::mean;
    net.add(Duelling(features, actions, mean ? Advantages::less_mean : Advantages::less_max));
  }
  return net;
}

Dqn make_dqn(const DqnSetup& setup, const Env<Tensor, int>& env, std::uint64_t seed) {
  const Rng rng(seed);
  Sequential q_net = dqn_network(setup, env.observation_space().shape().size(), env.action_space().n);
  initialise(q_net, rng.stream("q_net"));
  return {std::move(q_net), env.action_space(), setup.agent, rng.stream("agent")};
}

}  // namespace minirl
