// REINFORCE on the command line.
#include "app/agent_runs.hpp"
#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/lab/train_parallel.hpp"

namespace minirl::app {
namespace {

struct ReinforceKit {
  using Agent = Reinforce;
  using Setup = ReinforceSetup;
  using World = DiscreteEnv;
  static constexpr const char* name = "reinforce";
  static constexpr const char* about = "the policy gradient by whole episodes (Williams 1992)";
  static constexpr EnvKind kind = EnvKind::discrete;
  static constexpr bool draws_actions = true;

  static const std::vector<ReinforcePreset>& presets() { return reinforce_presets(); }
  static std::unique_ptr<World> make_world(const std::string& id) { return make_discrete(id); }
  static Agent make(const Setup& setup, const World& world, std::uint64_t seed) {
    return make_reinforce(setup, world, seed);
  }
  static void set_steps(Setup& setup, long steps) {
    setup.steps = steps;
    if (setup.agent.decay_steps > 0) setup.agent.decay_steps = steps;
  }

  static TrainResult train(const Setup& setup, const RunRequest& request, Agent& agent,
                           const TrainConfig& config) {
    std::vector<Player> players = make_players(request.env, setup.environments, request.seed);
    if (players.size() > 1) return train_parallel(players, agent, config);
    const auto world = make_world(request.env);
    return minirl::train(*world, agent, config);
  }
};

}  // namespace

AgentSpec reinforce_spec() { return spec_of<ReinforceKit>(); }

}  // namespace minirl::app
