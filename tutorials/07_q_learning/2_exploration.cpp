// Exploration: how much chance a learner needs to find the goal on the ice, and what it costs meanwhile.
#include "minirl/agents/td_control_presets.hpp"
#include "minirl/draw/bar_plot.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/rl/policy_evaluation.hpp"

using namespace minirl;

namespace {

constexpr long steps = 100'000;
constexpr int limit = 100;  // steps, the registry's

// What a run earned while it learned, and what its policy is worth after it.
struct Run {
  double online, greedy;
};

double greedy_return(const TabularWorld& world, const TdControl& agent) {
  return expected_return(world.table(), world.start_distribution(), agent.policy(), {.steps = limit});
}

Run learn_lake(const TdConfig& config, std::uint64_t seed) {
  const auto env = make_tabular("FrozenLake-v1");
  TdControl agent = make_td_control({.steps = steps, .agent = config}, *env, seed);
  std::vector<CurvePoint> episodes;
  train(*env, agent, {.steps = steps, .seed = seed, .observers = {collect(episodes)}});
  double goals = 0;
  for (const CurvePoint& episode : episodes) goals += episode.episode_return;
  return {goals / static_cast<double>(episodes.size()), greedy_return(*world_in(*env), agent)};
}

// The preset for the small lake, with a fixed share of random actions.
TdConfig lake(double epsilon, double initial_value) {
  TdConfig config = td_preset("FrozenLake-v1", "minirl").agent;
  config.epsilon_from = config.epsilon_to = epsilon;
  config.initial_value = initial_value;
  return config;
}

struct Bars {
  std::vector<double> online, greedy;
};

Bars show(Findings& findings, const std::string& what, const TdConfig& config) {
  const auto runs =
      for_seeds(seed_range(0, 10), [&](std::uint64_t seed) { return learn_lake(config, seed); });
  Bars bars;
  for (const Run& run : runs) bars.online.push_back(run.online), bars.greedy.push_back(run.greedy);
  findings.noted(join(what, ": games won while learning, seeds 0 to 9"), "-", spread(bars.online, 3));
  findings.noted("and by its best actions afterwards", "-", spread(bars.greedy, 3));
  return bars;
}

void exploration(Findings& findings, const ChapterOptions&) {
  BarPlot plot{.title = "Frozen lake, 100,000 steps, ten seeds",
               .x_label = "share of random actions",
               .y_label = "share of games won",
               .names = {"while learning", "best actions afterwards"},
               .groups = {}};
  for (const double epsilon : {0.0, 0.01, 0.1, 0.3, 1.0}) {
    const Bars bars = show(findings, join("epsilon ", epsilon), lake(epsilon, 0));
    plot.groups.push_back({to_text(epsilon), {bar_over_seeds(bars.online), bar_over_seeds(bars.greedy)}});
  }
  const Bars hope = show(findings, "epsilon 0, but what was never tried is held for worth 1", lake(0, 1));
  plot.groups.push_back({"0, hopeful", {bar_over_seeds(hope.online), bar_over_seeds(hope.greedy)}});
  findings.picture(
      {"exploration.svg", "Medians and quartiles. Hopeful: every action is held for worth 1 at first."},
      to_svg(plot));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "07.2 Exploration", .run = exploration});
}
