// The verbs envs and agents: what there is.
#include <iostream>
#include <variant>

#include "app/agent_registry.hpp"
#include "app/table.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

struct Spaces {
  std::string observations, actions, needs;
};

// What an environment says of itself; what it lacks, if it needs something that is not there.
Spaces spaces_of(const EnvSpec& spec) {
  try {
    const AnyEnv env = spec.make();
    return std::visit(
        [&](const auto& e) {
          return Spaces{e->observation_space().text(), e->action_space().text(), spec.needs};
        },
        env);
  } catch (const ConfigError&) {
    if (spec.needs.empty()) throw;
    return {"-", "-", "missing: " + spec.needs};
  }
}

int list_envs(const Arguments&) {
  Table table({"id", "observations", "actions", "limit", "threshold", "needs"});
  for (const EnvSpec& env : all_envs()) {
    const auto [observations, actions, needs] = spaces_of(env);
    table.row({env.id, observations, actions, env.max_episode_steps ? join(*env.max_episode_steps) : "-",
               env.reward_threshold ? join(*env.reward_threshold) : "-", needs.empty() ? "-" : needs});
  }
  std::cout << table.text();
  return 0;
}

int list_agents(const Arguments&) {
  for (const AgentSpec& agent : all_agents()) {
    std::cout << agent.name << ": " << agent.about << "\n  for environments of the kind "
              << describe(agent.kind) << "\n\n";
    Table table({"preset", "environment", "what"});
    for (const PresetLine& p : agent.presets) table.row({p.name, p.env, p.about});
    std::cout << table.text() << '\n';
  }
  return 0;
}

}  // namespace

Verb envs() { return {{.verb = "envs", .about = "Lists the environments."}, list_envs}; }
Verb agents() { return {{.verb = "agents", .about = "Lists the agents and their presets."}, list_agents}; }

}  // namespace minirl::app
