// Q-learning and its relatives on the command line.
#include "app/agent_runs.hpp"
#include "minirl/agents/td_control_presets.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/rl/policy_evaluation.hpp"

namespace minirl::app {
namespace {

struct TdKit {
  using Agent = TdControl;
  using Setup = TdSetup;
  using World = TabularEnv;
  static constexpr const char* name = "q_learning";
  static constexpr const char* about =
      "a table of action values (Watkins 1989); --set rule=sarsa, expected_sarsa or double_q for its "
      "relatives";
  static constexpr EnvKind kind = EnvKind::tabular;

  static const std::vector<TdPreset>& presets() { return td_presets(); }
  static std::unique_ptr<World> make_world(const std::string& id) { return make_tabular(id); }
  static Agent make(const Setup& setup, const World& world, std::uint64_t seed) {
    return make_td_control(setup, world, seed);
  }
  static void set_steps(Setup& setup, long steps) { setup.steps = steps; }

  // Of worlds that are a table and have a time limit.
  static std::optional<double> exact_return(const Agent& agent, const std::string& id) {
    const auto env = make_world(id);
    const TabularWorld* world = world_in(*env);
    const std::optional<int> limit = env_spec(id).max_episode_steps;
    if (world == nullptr || !limit) return std::nullopt;
    return expected_return(world->table(), world->start_distribution(), agent.policy(), {.steps = *limit});
  }
};

}  // namespace

AgentSpec td_spec() { return spec_of<TdKit>(); }

}  // namespace minirl::app
