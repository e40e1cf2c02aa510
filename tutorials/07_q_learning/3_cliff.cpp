// The cliff: the way that is best in theory, and the way that is best for somebody who sometimes slips.
#include <algorithm>
#include <array>
#include <limits>

#include "minirl/agents/td_control_presets.hpp"
#include "minirl/draw/heat_map.hpp"
#include "minirl/draw/panels.hpp"
#include "minirl/envs/cliff_walking.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/rl/policy_evaluation.hpp"
#include "step_by_step.hpp"

using namespace minirl;

namespace {

constexpr double epsilon = 0.1;
constexpr int limit = 1000;  // steps of an episode, enough for any of these policies

struct Learner {
  std::string name;
  TdRule rule;
  double last_epsilon = epsilon;  // what the share of chance falls to
};
const Learner q_learning{"Q-learning", TdRule::q_learning}, sarsa{"Sarsa", TdRule::sarsa},
    expected_sarsa{"expected Sarsa", TdRule::expected_sarsa},
    calm_sarsa{"Sarsa, epsilon falling from 0.1 to 0", TdRule::sarsa, 0};

TdControl make_learner(const CliffWalking& env, const Learner& learner, double learning_rate,
                       std::uint64_t seed) {
  TdConfig config = td_preset("CliffWalking-v1", "minirl").agent;
  config.rule = learner.rule, config.learning_rate = learning_rate;
  config.epsilon_to = learner.last_epsilon, config.epsilon_steps = 100'000;
  return {env.table(), config, Rng(seed).stream("agent")};
}

// ---- What it earns while it learns: Sutton & Barto, example 6.6

std::vector<double> online_returns(const Learner& learner, int episodes, std::uint64_t seed) {
  CliffWalking env;
  TdControl agent = make_learner(env, learner, 0.5, seed);
  Driver<CliffWalking> driver(env);
  driver.start(seed);
  std::vector<double> returns;
  while (static_cast<int>(returns.size()) < episodes) {
    if (const auto end = learn_one_step(driver, agent)) returns.push_back(end->episode_return);
  }
  return returns;
}

// The mean over seeds at each episode, smoothed over ten; the first games lie below what is shown.
Series mean_curve(const std::string& name, const std::vector<std::vector<double>>& runs) {
  constexpr std::size_t window = 10;
  Series series{.name = name, .x = {}, .y = {}, .low = {}, .high = {}};
  for (std::size_t i = window; i <= runs[0].size(); ++i) {
    double sum = 0;
    for (const auto& run : runs) {
      for (std::size_t k = i - window; k < i; ++k) sum += run[k];
    }
    series.x.push_back(static_cast<double>(i));
    series.y.push_back(std::max(-100.0, sum / static_cast<double>(window * runs.size())));
  }
  return series;
}

double mean_of_last(const std::vector<std::vector<double>>& runs, std::size_t count) {
  double sum = 0;
  for (const auto& run : runs) {
    for (std::size_t k = run.size() - count; k < run.size(); ++k) sum += run[k];
  }
  return sum / static_cast<double>(count * runs.size());
}

void while_learning(Findings& findings, int seeds) {
  std::vector<Series> series;
  std::vector<double> last;
  for (const Learner& learner : {q_learning, sarsa, expected_sarsa}) {
    const std::string& name = learner.name;
    const auto runs = for_seeds(seed_range(0, seeds),
                                [&](std::uint64_t seed) { return online_returns(learner, 500, seed); });
    last.push_back(mean_of_last(runs, 100));
    findings.noted(
        join(name, ", return of the episodes 401 to 500 while it learns, mean of ", seeds, " seeds"), "-",
        fixed(last.back(), 1));
    series.push_back(mean_curve(name, runs));
  }
  findings.judged("Sarsa earns more than Q-learning while both learn", "-", last[1] > last[0] ? "yes" : "no",
                  last[1] > last[0]);
  findings.picture(
      {"cliff_online.svg", "Means of ten episodes and of all seeds; one step in ten is by chance."},
      to_svg(Plot{.title = "Along the cliff, while learning",
                  .x_label = "episodes",
                  .y_label = "return of an episode",
                  .series = series}));
}

// ---- What it has learned, computed exactly

// The world with a single action: the policy's best one, but any one by chance with probability epsilon.
TransitionTable with_slips(const TransitionTable& table, const TabularPolicy& policy) {
  return {table.states(), 1, [&](int s, int) {
            std::vector<Transition> outcomes;
            for (int a = 0; a < table.actions(); ++a) {
              const double best = a == policy[static_cast<std::size_t>(s)] ? 1 - epsilon : 0;
              for (Transition t : table.at(s, a)) {
                t.probability *= best + epsilon / table.actions();
                outcomes.push_back(t);
              }
            }
            return outcomes;
          }};
}

struct Learned {
  QTable q;
  TabularPolicy policy;
  double greedy, slipping;  // expected returns of the best actions: as they are, and with slips
};

Learned learn_cliff(const Learner& learner, long steps, std::uint64_t seed) {
  CliffWalking env;
  TdControl agent = make_learner(env, learner, 0.1, seed);
  Driver<CliffWalking> driver(env);
  driver.start(seed);
  for (long i = 0; i < steps; ++i) learn_one_step(driver, agent);
  const TabularPolicy policy = agent.policy(), only(policy.size(), 0);
  const auto start = env.start_distribution();
  return {agent.q(), policy, expected_return(env.table(), start, policy, {.steps = limit}),
          expected_return(with_slips(env.table(), policy), start, only, {.steps = limit})};
}

constexpr std::array arrow_of{Direction::up, Direction::right, Direction::down, Direction::left};

// The way of the best actions, in the colours of what they are worth.
std::string way_of(const std::string& title, const Learned& learned) {
  HeatMap map{.title = title, .x_label = "", .y_label = "", .cells = {}, .cell_width = 38, .cell_height = 38};
  map.cells.assign(CliffWalking::rows, std::vector<HeatCell>(CliffWalking::columns));
  const auto cell = [&](int s) -> HeatCell& {
    return map.cells[static_cast<std::size_t>(s / CliffWalking::columns)]
                    [static_cast<std::size_t>(s % CliffWalking::columns)];
  };
  for (int s = 0; s < learned.q.states(); ++s) {
    const bool is_cliff = s > CliffWalking::first && s < CliffWalking::goal;
    cell(s).value = is_cliff ? std::numeric_limits<double>::quiet_NaN() : learned.q.value(s);
  }
  const CliffWalking world;
  for (int s = CliffWalking::first, n = 0; s != CliffWalking::goal && n < limit; ++n) {
    const int a = learned.policy[static_cast<std::size_t>(s)];
    cell(s).arrows = {arrow_of.at(static_cast<std::size_t>(a))};
    s = world.table().at(s, a)[0].next;
  }
  map.decimals = 0;
  return to_svg(map);
}

void after_learning(Findings& findings, long steps) {
  std::vector<std::string> ways;
  for (const Learner& learner : {q_learning, sarsa, expected_sarsa, calm_sarsa}) {
    const auto runs =
        for_seeds(seed_range(0, 10), [&](std::uint64_t seed) { return learn_cliff(learner, steps, seed); });
    std::vector<double> greedy, slipping;
    for (const Learned& run : runs) greedy.push_back(run.greedy), slipping.push_back(run.slipping);
    findings.noted(join(learner.name, ", ", steps / 1000,
                        ",000 steps at a learning rate of 0.1, seeds 0 to 9: best actions"),
                   "-", spread(greedy, 1));
    findings.noted("the same, if one action in ten is by chance", "-", spread(slipping, 1));
    if (ways.size() < 2) ways.push_back(way_of(learner.name, runs[0]));
  }
  findings.picture({"cliff_ways.svg",
                    "The way of seed 0; the start is bottom left, the goal bottom right, the "
                    "cliff between them."},
                   side_by_side(ways));
}

void cliff(Findings& findings, const ChapterOptions& options) {
  while_learning(findings, options.quick ? 10 : 100);
  after_learning(findings, options.quick ? 20'000 : 100'000);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "07.3 The cliff", .run = cliff});
}
