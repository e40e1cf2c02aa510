#include "app/policies.hpp"

#include <filesystem>

#include "app/agent_registry.hpp"
#include "minirl/agents/hardcoded.hpp"
#include "minirl/agents/swing.hpp"
#include "minirl/core/text.hpp"
#include "minirl/envs/lunar_lander.hpp"

namespace minirl::app {
namespace {

struct Heuristic {
  std::string id;
  AnyPolicy policy;
};

const std::vector<Heuristic>& heuristics() {
  static const std::vector<Heuristic> all = {
      {"CartPole-v0", Policy<Tensor, int>(angle_and_velocity_policy)},
      {"CartPole-v1", Policy<Tensor, int>(angle_and_velocity_policy)},
      {"MountainCar-v0", Policy<Tensor, int>(swing_policy)},
      {"MountainCarContinuous-v0", Policy<Tensor, Tensor>(throttle_policy)},
      {"Pendulum-v1", Policy<Tensor, Tensor>(swing_up_policy)},
      {"Acrobot-v1", Policy<Tensor, int>(acrobot_policy)},
      {"LunarLander-v3", Policy<Tensor, int>(lunar_lander_heuristic)},
      {"LunarLanderContinuous-v3", Policy<Tensor, Tensor>(lunar_lander_heuristic_continuous)},
  };
  return all;
}

AnyPolicy trained_policy(const std::filesystem::path& file, const EnvSpec& spec) {
  const RunDescription run = from_metadata(read_safetensors(file).metadata, file.string());
  const AgentSpec& agent = agent_spec(run.agent);
  check_fit(agent, spec);
  const auto spaces = [](const std::string& id) {
    return std::visit(
        [](const auto& env) {
          return join(env->observation_space().text(), " -> ", env->action_space().text());
        },
        make_env(id));
  };
  if (spaces(run.env) != spaces(spec.id)) {
    throw ConfigError(join(file.string(), " was trained on ", run.env, " (", spaces(run.env),
                           "); it cannot play ", spec.id, " (", spaces(spec.id), ")"));
  }
  return agent.policy(file, run, Choice::greedy);
}

}  // namespace

AnyPolicy random_policy(const AnyEnv& env, std::uint64_t seed) {
  return std::visit(
      [&](const auto& playable) -> AnyPolicy {
        using E = std::remove_cvref_t<decltype(*playable)>;
        using Obs = typename E::Observation;
        return Policy<Obs, typename E::Action>(
            [&world = *playable, rng = Rng(seed)](const Obs&) mutable { return random_action(world, rng); });
      },
      env);
}

AnyPolicy heuristic_policy(const std::string& id) {
  std::vector<std::string> ids;
  for (const Heuristic& heuristic : heuristics()) {
    if (heuristic.id == id) return heuristic.policy;
    ids.push_back(heuristic.id);
  }
  throw ConfigError(join("nobody wrote a rule for ", id, " yet; there is one for ", listed(ids, " and "),
                         ". Take --policy random, or the weights of a trained agent"));
}

AnyPolicy find_policy(const PolicyRequest& request, const std::string& id, const AnyEnv& env) {
  if (request.name == "random") return random_policy(env, request.seed);
  if (request.name == "heuristic") return heuristic_policy(id);
  if (std::filesystem::exists(request.name)) return trained_policy(request.name, env_spec(id));
  throw ConfigError(join("--policy ", request.name, ": no such file, and neither random nor heuristic"));
}

}  // namespace minirl::app
