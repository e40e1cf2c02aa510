#include "benchmarks/loop_cases.hpp"

#include "benchmarks/bare_dqn.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/train.hpp"

namespace minirl::bench {
namespace {

using Loop = std::vector<Scalar> (*)(const DqnSetup& setup, std::uint64_t seed);

Case whole_run(const char* name, const char* about, Loop loop, const DqnSetup& setup) {
  const auto run = [loop, setup] { loop(setup, 1); };
  return {name, about, [run] { return run; }, true};
}

}  // namespace

DqnSetup cleanrl_slice() {
  DqnSetup setup = dqn_preset("CartPole-v1", "cleanrl");
  setup.steps = 2'500;
  setup.agent.epsilon_over = 1'250;
  setup.agent.learn_start = 500;
  return setup;
}

DqnSetup notebook_slice() {
  DqnSetup setup = dqn_preset("CartPole-v1", "notebook_book");
  setup.steps = 2'000;
  setup.agent.learn_clock = DqnClock::steps;
  setup.agent.learn_start = 100;
  return setup;
}

std::vector<Scalar> library_dqn(const DqnSetup& setup, std::uint64_t seed) {
  const std::unique_ptr<DiscreteEnv> env = make_discrete("CartPole-v1");
  Dqn agent = make_dqn(setup, *env, seed);
  train(*env, agent, {.steps = setup.steps, .seed = seed});
  std::vector<Scalar> numbers;
  for_each_tensor(agent.weights(),
                  [&](const Tensor& t, Kind) { numbers.insert(numbers.end(), t.begin(), t.end()); });
  return numbers;
}

std::vector<Case> loop_cases() {
  return {
      whole_run("dqn_loop_cleanrl",
                "DQN on CartPole-v1, CleanRL's hyper-parameters: 2,500 steps, 200 updates", library_dqn,
                cleanrl_slice()),
      whole_run("dqn_loop_cleanrl_bare", "its rival: the same in a bare loop without tape", bare_dqn,
                cleanrl_slice()),
      whole_run("dqn_loop_notebook", "the notebook's DQN with an update a step: 2,000 steps, 1,900 updates",
                library_dqn, notebook_slice()),
      whole_run("dqn_loop_notebook_bare", "its rival", bare_dqn, notebook_slice()),
  };
}

}  // namespace minirl::bench
