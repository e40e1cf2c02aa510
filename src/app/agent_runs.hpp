// How any agent is trained, resumed, evaluated and loaded again: what the agents of the command line share.
//
// An agent tells its part in a struct of static members, its Kit:
//   Agent, Setup, World           types; World is what make_world(id) points to
//   name, about, kind             what `agents` lists
//   presets()                     {name, env, about, setup} of each
//   make(setup, world, seed)      an agent with fresh weights
//   set_steps(setup, steps)       other steps than the preset's, and what goes with them
//   make_world(id)                an environment
// and, if it has them, snapshot_every(setup), train(...) for a loop of its own, exact_return(agent, id), and
// draws_actions if its policy is a probability that actions can be drawn from.
#pragma once
#include <algorithm>

#include "app/agent_registry.hpp"
#include "minirl/agents/preset.hpp"
#include "minirl/core/fields.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/best_snapshot.hpp"
#include "minirl/nn/save.hpp"

namespace minirl::app {

// ---- Settings

template <class Kit>
struct Chosen {
  std::string preset;
  typename Kit::Setup setup;
};

/// The preset of that name for `env`; without a name "minirl" if there is one, or else the defaults. Throws
/// ConfigError with those there are.
template <class Kit>
Chosen<Kit> choose(const std::string& env, const std::string& name) {
  const auto& all = Kit::presets();
  const bool is_tuned =
      std::any_of(all.begin(), all.end(), [&](const auto& p) { return p.env == env && p.name == "minirl"; });
  const std::string chosen = !name.empty() ? name : is_tuned ? "minirl" : "defaults";
  return {chosen, find_preset(all, Kit::name, env, chosen)};
}

template <class Kit>
Chosen<Kit> resolve(const RunRequest& request) {
  Chosen<Kit> chosen = choose<Kit>(request.env, request.preset);
  if (request.steps) Kit::set_steps(chosen.setup, *request.steps);
  for (const auto& [key, value] : request.settings) set_field(chosen.setup, key, value);
  return chosen;
}

template <class Kit>
RunDescription describe_run(const RunRequest& request) {
  const Chosen<Kit> chosen = resolve<Kit>(request);
  const auto world = Kit::make_world(request.env);
  Kit::make(chosen.setup, *world, request.seed);  // throws if a setting makes no sense
  return {Kit::name, request.env, chosen.preset, request.seed, field_texts(chosen.setup)};
}

template <class Kit>
typename Kit::Setup setup_of(const RunDescription& run) {
  typename Kit::Setup setup;
  for (const auto& [key, value] : run.settings) set_field(setup, key, value);
  return setup;
}

// ---- Weights on disk: a network under the names of its tensors, a table as an archive

template <class Weights>
void save_weights(const std::filesystem::path& file, const Weights& weights, const Metadata& metadata) {
  if constexpr (HasParameters<Weights>) {
    save(file, weights, metadata);
  } else {
    Weights copy = weights;
    Archive a;
    a("table", copy);
    write_file_atomically(file, encode_archive(a, metadata));
  }
}

template <class Weights>
void load_weights(const std::filesystem::path& file, Weights& weights) {
  if constexpr (HasParameters<Weights>) {
    load(file, weights);
  } else {
    Archive a = to_archive(read_safetensors(file), file.string());
    a("table", weights);
    a.expect_no_more();
  }
}

// ---- Training

template <class Kit>
long snapshot_every(const typename Kit::Setup& setup) {
  if constexpr (requires { Kit::snapshot_every(setup); }) return Kit::snapshot_every(setup);
  return 0;
}

/// The training loop: the Kit's own, or `train`.
template <class Kit>
TrainResult train_with(const typename Kit::Setup& setup, const RunRequest& request,
                       typename Kit::Agent& agent, const TrainConfig& config) {
  if constexpr (requires { Kit::train(setup, request, agent, config); }) {
    return Kit::train(setup, request, agent, config);
  } else {
    const auto world = Kit::make_world(request.env);
    return minirl::train(*world, agent, config);
  }
}

/// Evaluates the agent and writes its weights: those of the best snapshot, if there is one, and the final
/// ones.
template <class Kit, class Best>
void keep_result(const RunRequest& request, typename Kit::Agent& agent, const Best& best,
                 RunSummary& summary) {
  const Metadata metadata = to_metadata(summary.run);
  const auto world = Kit::make_world(request.env);
  const EvaluateConfig config{.seed = request.seed};
  if (best) {
    save_weights(request.out / "final_weights.safetensors", agent.weights(), metadata);
    summary.of_final = greedy_evaluation(*world, agent, config);
    agent.set_weights(best->weights());
    summary.weights = Weights::best;
  }
  summary.evaluation = greedy_evaluation(*world, agent, config);
  if constexpr (requires { Kit::exact_return(agent, request.env); })
    summary.exact_return = Kit::exact_return(agent, request.env);
  save_weights(request.out / "weights.safetensors", agent.weights(), metadata);
}

template <class Kit>
RunSummary train_run(const RunRequest& request) {
  const Chosen<Kit> chosen = resolve<Kit>(request);
  const auto world = Kit::make_world(request.env), judge = Kit::make_world(request.env);
  typename Kit::Agent agent = Kit::make(chosen.setup, *world, request.seed);
  std::optional<BestSnapshot<typename Kit::World, typename Kit::Agent>> best;
  if (const long every = snapshot_every<Kit>(chosen.setup); every > 0)
    best.emplace(*judge, agent, BestSnapshotConfig{.every = every, .seed = request.seed});

  RunSummary summary;
  summary.run = {Kit::name, request.env, chosen.preset, request.seed, field_texts(chosen.setup)};
  TrainConfig config{.steps = chosen.setup.steps,
                     .seed = request.seed,
                     .observers = request.observers,
                     .checkpoint = request.checkpoint,
                     .stop = request.stop};
  config.checkpoint.metadata = to_metadata(summary.run);
  if (best) {
    config.observers.push_back(std::ref(*best));
    config.checkpoint.also = [&best](Archive& a) { a("best", *best); };
  }
  summary.training = train_with<Kit>(chosen.setup, request, agent, config);
  if (!summary.training.stopped) keep_result<Kit>(request, agent, best, summary);
  return summary;
}

// ---- Playing again

template <class Kit>
AnyPolicy trained_policy(const std::filesystem::path& file, const RunDescription& run, Choice choice) {
  if (choice == Choice::sampled && !requires { Kit::draws_actions; }) {
    throw ConfigError(join("--sample: ", Kit::name,
                           " has no probabilities to draw actions from, only values; "
                           "leave it out"));
  }
  const auto world = Kit::make_world(run.env);
  typename Kit::Agent agent = Kit::make(setup_of<Kit>(run), *world, run.seed);
  auto weights = agent.weights();
  load_weights(file, weights);
  agent.set_weights(weights);
  using Obs = typename Kit::World::Observation;
  return Policy<Obs, typename Kit::World::Action>([agent, choice](const Obs& s) mutable {
    return choice == Choice::sampled ? agent.act(s) : agent.best_action(s);
  });
}

template <class Kit>
AgentSpec spec_of() {
  AgentSpec spec{Kit::name,         Kit::about,     Kit::kind,          {},
                 describe_run<Kit>, train_run<Kit>, trained_policy<Kit>};
  for (const auto& p : Kit::presets()) spec.presets.push_back({p.name, p.env, p.about});
  return spec;
}

}  // namespace minirl::app
