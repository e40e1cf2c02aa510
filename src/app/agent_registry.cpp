#include "app/agent_registry.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {

const std::vector<AgentSpec>& all_agents() {
  static const std::vector<AgentSpec> agents{reinforce_spec(), td_spec(), dqn_spec()};
  return agents;
}

const AgentSpec& agent_spec(std::string_view name) {
  std::vector<std::string> names;
  for (const AgentSpec& agent : all_agents()) {
    if (agent.name == name) return agent;
    names.push_back(agent.name);
  }
  throw ConfigError(unknown("agent", name, names));
}

void check_fit(const AgentSpec& agent, const EnvSpec& env) {
  if (agent.kind == env.kind) return;
  std::vector<std::string> fitting;
  for (const EnvSpec& e : all_envs()) {
    if (e.kind == agent.kind) fitting.push_back(e.id);
  }
  throw ConfigError(join(agent.name, " does not fit ", env.id, " (", describe(env.kind),
                         "). It fits: ", listed(fitting, " and ")));
}

}  // namespace minirl::app
