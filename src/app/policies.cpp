#include "app/policies.hpp"

#include <filesystem>

#include "app/agent_registry.hpp"
#include "minirl/agents/hardcoded.hpp"
#include "minirl/agents/swing.hpp"
#include "minirl/core/text.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/tabular_world.hpp"

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

// In a world with a table the observation is the state, which says what is possible.
Policy<int, int> possible_at_random(const TransitionTable& table, std::uint64_t seed) {
  return [table, rng = Rng(seed)](int s) mutable {
    const std::span<const int> possible = table.possible_actions(s);
    return possible[static_cast<std::size_t>(rng.choice(static_cast<int>(possible.size())))];
  };
}

}  // namespace

AnyPolicy random_policy(const AnyEnv& env, std::uint64_t seed) {
  if (const auto* tabular = std::get_if<std::unique_ptr<TabularEnv>>(&env)) {
    if (const TabularWorld* world = world_in(**tabular)) return possible_at_random(world->table(), seed);
  }
  return std::visit(
      [&](const auto& playable) -> AnyPolicy {
        using E = std::remove_cvref_t<decltype(*playable)>;
        return Policy<typename E::Observation, typename E::Action>(
            [space = playable->action_space(), rng = Rng(seed)](const typename E::Observation&) mutable {
              return space.sample(rng);
            });
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

AnyPolicy policy_called(const std::string& name, const EnvSpec& spec, std::uint64_t seed) {
  if (name == "random") return random_policy(make_env(spec.id), seed);
  if (name == "heuristic") return heuristic_policy(spec.id);
  if (std::filesystem::exists(name)) return trained_policy(name, spec);
  throw ConfigError(join("--policy ", name, ": no such file, and neither random nor heuristic"));
}

}  // namespace minirl::app
