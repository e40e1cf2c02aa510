// REINFORCE on the command line.
#include <algorithm>

#include "app/agent_registry.hpp"
#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/fields.hpp"
#include "minirl/core/text.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/nn/save.hpp"

namespace minirl::app {
namespace {

struct Chosen {
  std::string preset;
  ReinforceSetup setup;
};

// The named preset for this environment; without a name the one called "minirl", or else the defaults.
Chosen choose(const std::string& env, const std::string& name) {
  std::vector<std::string> names{"defaults"};
  for (const ReinforcePreset& p : reinforce_presets()) {
    if (p.env != env) continue;
    if (p.name == (name.empty() ? "minirl" : name)) return {p.name, p.setup};
    names.push_back(p.name);
  }
  if (name.empty() || name == "defaults") return {"defaults", {}};
  throw ConfigError(unknown("preset of reinforce for " + env, name, names));
}

Chosen resolve(const RunRequest& request) {
  Chosen chosen = choose(request.env, request.preset);
  if (request.steps) {
    chosen.setup.steps = *request.steps;
    if (chosen.setup.agent.decay_steps > 0) chosen.setup.agent.decay_steps = *request.steps;
  }
  for (const auto& [key, value] : request.settings) set_field(chosen.setup, key, value);
  return chosen;
}

Reinforce make_agent(const ReinforceSetup& setup, const DiscreteEnv& env, std::uint64_t seed) {
  const Rng rng(seed);
  Sequential policy = reinforce_policy(setup, env.observation_space().shape().size(), env.action_space().n);
  initialise(policy, rng.stream("policy"));
  return {std::move(policy), env.action_space(), setup.agent, rng.stream("agent")};
}

Evaluation evaluate_agent(DiscreteEnv& env, Reinforce& agent, const EvaluationRequest& request) {
  const auto policy = [&](const Tensor& s) { return request.sample ? agent.act(s) : agent.best_action(s); };
  return evaluate(env, policy, request.config);
}

RunDescription describe_run(const RunRequest& request) {
  const Chosen chosen = resolve(request);
  const auto env = make_discrete(request.env);
  make_agent(chosen.setup, *env, request.seed);  // throws if a setting makes no sense
  return {"reinforce", request.env, chosen.preset, request.seed, field_texts(chosen.setup)};
}

RunOutcome train_run(const RunRequest& request) {
  const Chosen chosen = resolve(request);
  const auto env = make_discrete(request.env);
  Reinforce agent = make_agent(chosen.setup, *env, request.seed);
  RunOutcome outcome{describe_run(request), {}, {}};
  outcome.training =
      train(*env, agent, {.steps = chosen.setup.steps, .seed = request.seed, .observers = request.observers});
  outcome.evaluation = evaluate_agent(*env, agent, {.config = {.seed = request.seed}});
  save(request.out / "weights.safetensors", agent.policy(), to_metadata(outcome.run));
  return outcome;
}

Evaluation evaluate_run(const std::filesystem::path& weights, const RunDescription& run,
                        const EvaluationRequest& request) {
  ReinforceSetup setup;
  for (const auto& [key, value] : run.settings) set_field(setup, key, value);
  const auto env = make_discrete(run.env);
  Sequential policy = reinforce_policy(setup, env->observation_space().shape().size(), env->action_space().n);
  load(weights, policy);
  Reinforce agent(std::move(policy), env->action_space(), setup.agent,
                  Rng(request.config.seed).stream("evaluation"));
  return evaluate_agent(*env, agent, request);
}

}  // namespace

AgentSpec reinforce_spec() {
  AgentSpec spec{"reinforce",       "the policy gradient by whole episodes (Williams 1992)",
                 EnvKind::discrete, {},
                 describe_run,      train_run,
                 evaluate_run};
  for (const ReinforcePreset& p : reinforce_presets()) spec.presets.push_back({p.name, p.env, p.about});
  return spec;
}

}  // namespace minirl::app
