// The verbs envs and agents: what there is.
#include <iostream>
#include <variant>

#include "app/agent_registry.hpp"
#include "app/env_page.hpp"
#include "app/table.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

const Usage envs_usage{
    .verb = "envs",
    .operands = "[ID]",
    .about =
        "Lists the environments; with the name of one, what an agent sees, may do and is paid for in it.",
    .options = {{"--page", "FILE", "write all of it as a page, with a picture of each beside it"}},
    .most = 1,
    .examples = {"envs", "envs CartPole-v1"}};

int list_envs(const Arguments& arguments) {
  if (arguments.has("--page")) {
    write_env_page(arguments.value("--page"));
  } else if (!arguments.operands().empty()) {
    std::cout << env_text(env_spec(arguments.operands()[0]));
  } else {
    Table table({"id", "observations", "actions", "limit", "threshold", "needs"});
    for (const EnvSpec& env : all_envs()) {
      const EnvFacts facts = facts_of(env);
      table.row({env.id, facts.observations, facts.actions, facts.limit, facts.threshold, facts.needs});
    }
    std::cout << table.text() << "\ngymnasium:ID is any environment of Gymnasium, in a Python process: "
              << "gymnasium:ALE/Pong-v5\n";
  }
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

Verb envs() { return {envs_usage, list_envs}; }
Verb agents() { return {{.verb = "agents", .about = "Lists the agents and their presets."}, list_agents}; }

}  // namespace minirl::app
