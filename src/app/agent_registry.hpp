// The agents of the command line: what each is, where it fits, and how it is trained and evaluated.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/policies.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/run_directory.hpp"

namespace minirl::app {

/// A preset of an agent, as `agents` lists it.
struct PresetLine {
  std::string name, env, about;
};

/// Whether a run writes TensorBoard's event files.
enum class EventFiles { not_wanted, wanted };

/// A run to be made.
struct RunRequest {
  std::string env,
      preset;  // an empty preset: "minirl" if there is one for the environment, else the defaults
  std::uint64_t seed = 0;
  std::optional<long> steps;
  std::vector<std::pair<std::string, std::string>> settings;  // from --set
  std::filesystem::path out;
  std::vector<Observer> observers;
  EventFiles events = EventFiles::not_wanted;
  CheckpointConfig checkpoint{};
  std::function<bool()> stop{};  // whether the run shall stop, to be resumed later
};

/// How a trained agent chooses its actions: the best, or drawn from its probabilities.
enum class Choice { greedy, sampled };

struct AgentSpec {
  std::string name;   // "reinforce"
  std::string about;  // one sentence
  EnvKind kind;       // what it acts in
  std::vector<PresetLine> presets;
  /// The preset and all settings that a request comes to. Throws ConfigError if anything in it is wrong.
  RunDescription (*describe)(const RunRequest& request);
  /// Trains, evaluates, and writes the weights into request.out; a stopped run is only saved.
  RunSummary (*train)(const RunRequest& request);
  /// The agent of a run with its weights; sampled actions follow from the run's seed.
  AnyPolicy (*policy)(const std::filesystem::path& weights, const RunDescription& run, Choice choice);
};

const std::vector<AgentSpec>& all_agents();

/// The agent called `name`. Throws ConfigError with the nearest and all there are.
const AgentSpec& agent_spec(std::string_view name);

/// Throws ConfigError if the agent cannot act in that environment, naming the environments that fit.
void check_fit(const AgentSpec& agent, const EnvSpec& env);

AgentSpec reinforce_spec();
AgentSpec td_spec();
AgentSpec dqn_spec();

}  // namespace minirl::app
