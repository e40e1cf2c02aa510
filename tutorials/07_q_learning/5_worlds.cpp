// Worlds whose model is known, learned without it: what Q-learning finds against the best there is.
#include <algorithm>

#include "minirl/agents/td_control_presets.hpp"
#include "minirl/draw/panels.hpp"
#include "minirl/envs/griddy.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/envs/wrappers/wrapper.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/rl/value_iteration.hpp"
#include "step_by_step.hpp"

using namespace minirl;

namespace {

// ---- What there is to win

struct Task {
  std::string id;
  int limit;   // steps of an episode
  int seeds;   // 0 to seeds - 1
  double bar;  // the exact return that every seed has to reach
};

double exact_return(const TabularWorld& world, const TabularPolicy& policy, int limit) {
  return expected_return(world.table(), world.start_distribution(), policy, {.steps = limit});
}

// The most that is possible with `limit` steps, for a player who also counts the steps that are left.
double upper_bound(const TabularWorld& world, int limit) {
  std::vector<double> values(static_cast<std::size_t>(world.table().states()), 0.0);
  for (int i = 0; i < limit; ++i) values = value_sweep(world.table(), values, 1);
  double mean = 0;
  for (std::size_t s = 0; s < values.size(); ++s) mean += world.start_distribution()[s] * values[s];
  return mean;
}

// ---- What is found

constexpr int looks = 50;

// The exact return of the best actions at each look.
std::vector<double> learn_world(const Task& task, std::uint64_t seed) {
  const TdSetup& setup = td_preset(task.id, "minirl");
  const auto env = make_tabular(task.id);
  TdControl agent = make_td_control(setup, *env, seed);
  Driver<TabularEnv> driver(*env);
  driver.start(seed);
  std::vector<double> returns;
  for (int look = 1; look <= looks; ++look) {
    for (long i = 0; i < setup.steps / looks; ++i) learn_one_step(driver, agent);
    returns.push_back(exact_return(*world_in(*env), agent.policy(), task.limit));
  }
  return returns;
}

Plot learn(Findings& findings, const Task& task) {
  const auto env = make_tabular(task.id);
  const TabularWorld& world = *world_in(*env);
  const TdSetup& setup = td_preset(task.id, "minirl");
  const QTable model = q_value_iteration(world.table(), {.gamma = setup.agent.gamma}).values;
  const double known = exact_return(world, model.best_actions(), task.limit);
  findings.noted(
      join(task.id, ", the model known: best actions within ", task.limit, " steps"), "-",
      join(fixed(known, 4), "; nothing gets more than ", fixed(upper_bound(world, task.limit), 4)));
  const auto runs =
      for_seeds(seed_range(0, task.seeds), [&](std::uint64_t seed) { return learn_world(task, seed); });
  std::vector<double> last;
  for (const auto& run : runs) last.push_back(run.back());
  const auto enough = std::count_if(last.begin(), last.end(), [&](double x) { return x >= task.bar; });
  findings.judged(join(task.id, ", preset minirl, ", static_cast<double>(setup.steps) / 1e6,
                       " million steps, seeds 0 to ", task.seeds - 1, ": at least ", task.bar),
                  "-", join(enough, " of ", task.seeds, "; ", spread(last, 4)), enough == task.seeds);
  std::vector<double> places;
  for (int i = 1; i <= looks; ++i) places.push_back(static_cast<double>(setup.steps / looks * i));
  return {.title = task.id,
          .x_label = "steps",
          .y_label = "expected return of the best actions",
          .series = {spread_over_time("Q-learning", places, runs)},
          .reference_lines = {{known, "the model known"}},
          .width = 480,
          .height = 340};
}

// ---- Griddy, whose observations are planes: the place of the agent makes a state

class GriddyCells final : public Around<std::unique_ptr<DiscreteEnv>, int, int> {
 public:
  GriddyCells() : Around(make_discrete("Griddy")) {}
  const Discrete& observation_space() const override { return cells_; }
  const Discrete& action_space() const override { return env().action_space(); }

 private:
  static int cell_in(const Tensor& planes) {
    int cell = 0;
    while (planes[cell * Griddy::planes + Griddy::agent_plane] == 0) ++cell;
    return cell;
  }
  int start(std::optional<std::uint64_t> seed) override { return cell_in(env().reset(seed)); }
  Step<int> advance(const int& a) override {
    const Step<Tensor> step = env().step(a);
    return {cell_in(step.observation), step.reward, step.terminated, step.truncated};
  }

  Discrete cells_{Griddy::side * Griddy::side};
};

// The mean return of the best actions over all 15 cells that an episode may start in.
double learn_griddy(long steps, std::uint64_t seed) {
  GriddyCells env;
  TdControl agent(env.observation_space().n, env.action_space().n,
                  {.gamma = 1, .learning_rate = 1, .epsilon_to = 0.1}, Rng(seed).stream("agent"));
  Driver<GriddyCells> driver(env);
  driver.start(seed);
  for (long i = 0; i < steps; ++i) learn_one_step(driver, agent);
  double sum = 0;
  for (int s = 0; s + 1 < env.observation_space().n; ++s) sum += agent.q().value(s);
  return sum / (env.observation_space().n - 1);
}

void griddy(Findings& findings) {
  std::vector<double> means;
  for (const double mean :
       for_seeds(seed_range(0, 10), [](std::uint64_t s) { return learn_griddy(5000, s); })) {
    means.push_back(mean);
  }
  const auto best = std::count_if(means.begin(), means.end(), [](double x) { return x >= -3.2 - 1e-9; });
  findings.judged(
      "Griddy by its cells, 5,000 steps, seeds 0 to 9: mean over all starts, the best there is is -3.2", "-",
      join(best, " of 10; ", spread(means, 2)), best == 10);
}

// ---- A rule that does not ask whether the task has ended

double looks_beyond(const TdStep& t) {
  TdStep goes_on = t;
  goes_on.terminated = false;
  return q_learning_target(goes_on);
}

std::vector<double> lake_with(double initial_value, double (*target)(const TdStep&)) {
  return for_seeds(seed_range(0, 10), [&](std::uint64_t seed) {
    const auto env = make_tabular("FrozenLake-v1");
    TdSetup setup = td_preset("FrozenLake-v1", "minirl");
    setup.agent.gamma = 0.95, setup.agent.initial_value = initial_value, setup.agent.target = target;
    TdControl agent = make_td_control(setup, *env, seed);
    train(*env, agent, {.steps = 200'000, .seed = seed});
    return exact_return(*world_in(*env), agent.policy(), 100);
  });
}

void beyond_the_end(Findings& findings) {
  findings.noted("FrozenLake-v1 at discount 0.95, tables that begin with 1, seeds 0 to 9", "-",
                 spread(lake_with(1, q_learning_target), 4));
  findings.noted("the same, with targets that look beyond the end", "-",
                 spread(lake_with(1, looks_beyond), 4));
  const auto right = lake_with(0, q_learning_target), beyond = lake_with(0, looks_beyond);
  findings.judged("tables that begin with 0: both kinds of targets give the same policies", "-",
                  join(right == beyond ? "yes" : "no", "; ", spread(right, 4)), right == beyond);
}

void film(Findings& findings) {
  const TdSetup& setup = td_preset("Taxi-v4", "minirl");
  const auto env = make_tabular("Taxi-v4");
  TdControl agent = make_td_control(setup, *env, 0);
  train(*env, agent, {.steps = setup.steps, .seed = 0});
  findings.picture({"taxi.gif", "The best actions after 500,000 steps."},
                   record_episode(*env, [&](int s) { return agent.best_action(s); },
                                  {.seed = evaluation_seed(0, 0),
                                   .width = 240,
                                   .height = 240,
                                   .steps_per_frame = 1,
                                   .delay = 35,
                                   .pause = 5}));
}

void worlds(Findings& findings, const ChapterOptions& options) {
  const int few = options.quick ? 1 : 10, many = options.quick ? 2 : 10;
  learn(findings, {"FrozenLake-v1", 100, many, 0.74});
  const Plot lake = learn(findings, {"FrozenLake8x8-v1", 200, few, 0.855});
  const Plot taxi = learn(findings, {"Taxi-v4", 200, many, 7.92});
  findings.picture({"worlds.svg", "Computed exactly from the world's table; the learner has not seen it."},
                   panels({lake, taxi}));
  griddy(findings);
  beyond_the_end(findings);
  film(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "07.5 Worlds", .run = worlds});
}
