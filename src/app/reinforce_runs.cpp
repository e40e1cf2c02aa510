// REINFORCE on the command line.
#include <algorithm>

#include "app/agent_registry.hpp"
#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/fields.hpp"
#include "minirl/core/text.hpp"
#include "minirl/lab/train_parallel.hpp"
#include "minirl/nn/save.hpp"

namespace minirl::app {
namespace {

struct Chosen {
  std::string preset;
  ReinforceSetup setup;
};

// Without a name the preset called "minirl" if there is one for this environment, or else the defaults.
Chosen choose(const std::string& env, const std::string& name) {
  if (!name.empty()) return {name, reinforce_preset(env, name)};
  const auto& all = reinforce_presets();
  const bool tuned =
      std::any_of(all.begin(), all.end(), [&](const auto& p) { return p.env == env && p.name == "minirl"; });
  return choose(env, tuned ? "minirl" : "defaults");
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

RunDescription describe_run(const RunRequest& request) {
  const Chosen chosen = resolve(request);
  const auto env = make_discrete(request.env);
  make_reinforce(chosen.setup, *env, request.seed);  // throws if a setting makes no sense
  return {"reinforce", request.env, chosen.preset, request.seed, field_texts(chosen.setup)};
}

RunOutcome train_run(const RunRequest& request) {
  const Chosen chosen = resolve(request);
  const auto env = make_discrete(request.env);
  Reinforce agent = make_reinforce(chosen.setup, *env, request.seed);
  RunOutcome outcome{describe_run(request), {}, {}};
  const TrainConfig config{chosen.setup.steps, request.seed, request.observers};
  std::vector<Player> players = make_players(request.env, chosen.setup.environments, request.seed);
  outcome.training =
      players.size() == 1 ? train(*env, agent, config) : train_parallel(players, agent, config);
  const auto greedy = [&](const Tensor& s) { return agent.best_action(s); };
  outcome.evaluation = evaluate(*env, greedy, {.seed = request.seed});
  save(request.out / "weights.safetensors", agent.policy(), to_metadata(outcome.run));
  return outcome;
}

AnyPolicy trained_policy(const std::filesystem::path& weights, const RunDescription& run, Choice choice) {
  ReinforceSetup setup;
  for (const auto& [key, value] : run.settings) set_field(setup, key, value);
  const auto env = make_discrete(run.env);
  Sequential policy = reinforce_policy(setup, env->observation_space().shape().size(), env->action_space().n);
  load(weights, policy);
  Reinforce agent(std::move(policy), env->action_space(), setup.agent, Rng(run.seed).stream("evaluation"));
  return Policy<Tensor, int>([agent, choice](const Tensor& s) mutable {
    return choice == Choice::sampled ? agent.act(s) : agent.best_action(s);
  });
}

}  // namespace

AgentSpec reinforce_spec() {
  AgentSpec spec{"reinforce",       "the policy gradient by whole episodes (Williams 1992)",
                 EnvKind::discrete, {},
                 describe_run,      train_run,
                 trained_policy};
  for (const ReinforcePreset& p : reinforce_presets()) spec.presets.push_back({p.name, p.env, p.about});
  return spec;
}

}  // namespace minirl::app
