// DQN on the command line.
#include "app/agent_runs.hpp"
#include "minirl/agents/dqn_presets.hpp"

namespace minirl::app {
namespace {

struct DqnKit {
  using Agent = Dqn;
  using Setup = DqnSetup;
  using World = DiscreteEnv;
  static constexpr const char* name = "dqn";
  static constexpr const char* about = "deep Q-learning from a replay memory (Mnih et al. 2015)";
  static constexpr EnvKind kind = EnvKind::discrete;

  static const std::vector<DqnPreset>& presets() { return dqn_presets(); }
  static std::unique_ptr<World> make_world(const std::string& id) { return make_discrete(id); }
  static Agent make(const Setup& setup, const World& world, std::uint64_t seed) {
    return make_dqn(setup, world, seed);
  }
  static void set_steps(Setup& setup, long steps) {
    setup.steps = steps;
    if (setup.agent.decay_steps > 0) setup.agent.decay_steps = steps;
  }
  static long snapshot_every(const Setup& setup) { return setup.snapshot_every; }
};

}  // namespace

AgentSpec dqn_spec() { return spec_of<DqnKit>(); }

}  // namespace minirl::app
