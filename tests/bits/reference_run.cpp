// The reference run: REINFORCE for 200 episodes of CartPole. Its weights have the same bytes on every build
// and machine. Prints their checksum, which data/reference_run.txt keeps. Status 77: this machine or the
// forced kernels cannot tell.
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/hash.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/files/safetensors.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/nn/initialise.hpp"
#include "tensor/kernels/kernels.hpp"

using namespace minirl;

namespace {

struct EnoughEpisodes {};

std::string weights_after_200_episodes() {
  const ReinforceSetup setup = reinforce_presets()[0].setup;
  const Rng rng(0);
  TimeLimit env(CartPole{}, 500);
  Sequential policy = reinforce_policy(setup, 4, 2);
  initialise(policy, rng.stream("policy"));
  Reinforce agent(policy, env.action_space(), setup.agent, rng.stream("agent"));
  const Observer stop = [](const TrainingEvent& event) {
    if (event.episode == 200) throw EnoughEpisodes{};
  };
  try {
    train(env, agent, {.steps = setup.steps, .seed = 0, .observers = {stop}});
  } catch (const EnoughEpisodes&) {
  }
  std::vector<NamedTensor> tensors;
  for_each_named_parameter(agent.policy(),
                           [&](const std::string& name, const Tensor& parameter, const Initialiser&) {
                             tensors.push_back({name, parameter});
                           });
  return encode_safetensors(tensors);
}

bool runnable() {
  try {
    const std::string_view name = kernels::table().name;
    std::cout << "kernels " << name << '\n';
#ifdef __FP_FAST_FMAF  // such processors all have fused multiply-adds, the baseline kernels use them
    return true;
#else
    return name != "baseline" || std::getenv("MINIRL_KERNELS") != nullptr;
#endif
  } catch (const ConfigError& error) {
    std::cout << error.what() << '\n';
    return false;
  }
}

}  // namespace

int main() {
  if (!runnable()) return 77;
  const std::string first = weights_after_200_episodes();
  const std::string second = weights_after_200_episodes();
  std::cout << "checksum " << fnv1a64(first) << (first == second ? "" : " but not twice in a row") << '\n';
  return first == second ? 0 : 1;
}
