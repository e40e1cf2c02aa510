// Limits: what a time limit does to the best policy, and the order of states to a sweep; three classic bugs.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "minirl/draw/canvas.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/envs/cliff_walking.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/envs/taxi.hpp"
#include "minirl/files/png.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/value_iteration.hpp"

using namespace minirl;

namespace {

// A world, of which only the table is needed here, and how many steps an episode may have.
struct Task {
  std::string name;
  TabularWorld world;
  int steps;
};

const Task lake{"FrozenLake, slippery", FrozenLake(), 100};
const Task large_lake{"FrozenLake8x8, slippery", FrozenLake({.map = lake_8x8()}), 200};
const Task dry_lake{"FrozenLake8x8, not slippery", FrozenLake({.map = lake_8x8(), .slippery = false}), 200};
const Task cliff{"CliffWalking", CliffWalking(), 200};
const Task slippery_cliff{"CliffWalking, slippery", CliffWalking({.slippery = true}), 200};
const Task taxi{"Taxi", Taxi(), 200};

const std::vector<const Task*> tasks{&lake, &large_lake, &dry_lake, &cliff, &slippery_cliff, &taxi};

double earned(const TabularWorld& world, const TabularPolicy& policy, int steps) {
  return expected_return(world.table(), world.start_distribution(), policy, {.steps = steps});
}

double at_the_start(const TabularWorld& world, const std::vector<double>& values) {
  const auto starts = world.start_distribution();
  return std::inner_product(starts.begin(), starts.end(), values.begin(), 0.0);
}

TabularPolicy best_policy(const TabularWorld& world, double gamma) {
  return q_value_iteration(world.table(), {.gamma = gamma}).values.best_actions();
}

// ---- A time limit

// The best that can be had within so many steps by who may look at the clock: after n sweeps without a
// discount a value is the best that n steps can bring.
double best_with_a_clock(const TabularWorld& world, int steps) {
  std::vector<double> values(static_cast<std::size_t>(world.table().states()));
  for (int left = 1; left <= steps; ++left) values = value_sweep(world.table(), values, 1);
  return at_the_start(world, values);
}

// How likely the goal of the large lake is reached, over the steps.
Series arrivals(const TabularWorld& world, double gamma) {
  Series series{join("discount ", gamma), {}, {}, {}, {}};
  const TabularPolicy policy = best_policy(world, gamma);
  for (int steps = 10; steps <= 600; steps += 10) {
    series.x.push_back(steps);
    series.y.push_back(earned(world, policy, steps));
  }
  return series;
}

void time_limit(Findings& findings) {
  for (const Task* task : tasks) {
    findings.noted(join(task->name, ": the best within ", task->steps, " steps, with an eye on the clock"),
                   "-", fixed(best_with_a_clock(task->world, task->steps), 4));
  }
  const double clock = best_with_a_clock(large_lake.world, 200);
  for (const double gamma : {0.9, 0.99, 0.995, 0.999}) {
    const TabularPolicy policy = best_policy(large_lake.world, gamma);
    const double within = earned(large_lake.world, policy, 200);
    findings.judged(
        join("FrozenLake8x8, the best policy at discount ", gamma, ": earned within 200 steps; within 2000"),
        "-", join(fixed(within, 4), "; ", fixed(earned(large_lake.world, policy, 2000), 4)), within < clock);
  }
  findings.picture(
      {"arrivals.svg",
       "FrozenLake8x8, slippery: how likely the goal is reached within so many steps, for the best "
       "policies of three discounts. An episode has 200."},
      to_svg(Plot{.title = "Arrived on the large lake",
                  .x_label = "steps",
                  .y_label = "probability",
                  .series = {arrivals(large_lake.world, 0.9), arrivals(large_lake.world, 0.995),
                             arrivals(large_lake.world, 0.999)},
                  .reference_lines = {}}));
}

// ---- In place: a sweep that writes into the values it reads

enum class Order { forwards, backwards };

// The largest change.
double in_place_sweep(const TransitionTable& table, std::vector<double>& values, double gamma, Order order) {
  double change = 0;
  for (int i = 0; i < table.states(); ++i) {
    const int s = order == Order::forwards ? i : table.states() - 1 - i;
    double best = -std::numeric_limits<double>::infinity();
    for (const int a : table.possible_actions(s)) {
      best = std::max(best, action_value(table.at(s, a), values, gamma));
    }
    double& value = values[static_cast<std::size_t>(s)];
    change = std::max(change, std::abs(best - value));
    value = best;
  }
  return change;
}

int sweeps_in_place(const TransitionTable& table, Order order) {
  std::vector<double> values(static_cast<std::size_t>(table.states()));
  int sweeps = 1;
  while (in_place_sweep(table, values, 0.99, order) > 1e-12) ++sweeps;
  return sweeps;
}

void order_of_states(Findings& findings) {
  for (const Task* task : tasks) {
    const TransitionTable& table = task->world.table();
    findings.noted(
        join(task->name, ": sweeps with two arrays; in place, first to last; last to first"), "-",
        join(value_iteration(table, {.gamma = 0.99}).sweeps, "; ", sweeps_in_place(table, Order::forwards),
             "; ", sweeps_in_place(table, Order::backwards)));
  }
}

// ---- Three bugs

using Outcomes = std::span<const Transition>;
using Backup = double (*)(Outcomes outcomes, std::span<const double> values, double gamma);

// Values beyond the end.
double goes_on_after_the_end(Outcomes outcomes, std::span<const double> values, double gamma) {
  double sum = 0;
  for (const auto& [p, s2, r, terminated] : outcomes) {
    sum += p * (r + gamma * values[static_cast<std::size_t>(s2)]);
  }
  return sum;
}

// The best of what may come, in place of its mean: as if chance were a choice.
double hopes_for_the_best(Outcomes outcomes, std::span<const double> values, double gamma) {
  double best = -std::numeric_limits<double>::infinity();
  for (const auto& [p, s2, r, terminated] : outcomes) {
    best = std::max(best, terminated ? r : r + gamma * values[static_cast<std::size_t>(s2)]);
  }
  return best;
}

QTable iterate(const TransitionTable& table, double gamma, Backup backup) {
  QTable q(table);
  for (int sweep = 0; sweep < 2000; ++sweep) {
    const std::vector<double> values = q.values();
    for (int s = 0; s < q.states(); ++s) {
      for (const int a : table.possible_actions(s)) q(s, a) = backup(table.at(s, a), values, gamma);
    }
  }
  return q;
}

// What the values promise at the start, and what their policy earns.
void judge(Findings& findings, const Task& task, const std::string& bug, const QTable& q) {
  findings.noted(join(task.name, ", ", bug, ": value at the start; the policy earns"), "-",
                 join(fixed(at_the_start(task.world, q.values()), 4), "; ",
                      fixed(earned(task.world, q.best_actions(), task.steps), 4)));
}

void bugs(Findings& findings) {
  for (const Task* task : tasks) {
    judge(findings, *task, "no bug", iterate(task->world.table(), 0.99, action_value));
  }
  for (const Task* task : {&large_lake, &cliff, &taxi}) {
    judge(findings, *task, "values beyond the end",
          iterate(task->world.table(), 0.99, goes_on_after_the_end));
  }
  for (const Task* task : {&large_lake, &slippery_cliff}) {
    judge(findings, *task, "the best outcome, not the mean",
          iterate(task->world.table(), 0.99, hopes_for_the_best));
  }
  judge(findings, dry_lake, "no discount", iterate(dry_lake.world.table(), 1, action_value));
}

// The large lake in the eyes of who takes chance for a choice.
void optimist(Findings& findings) {
  const QTable q = iterate(large_lake.world.table(), 0.99, hopes_for_the_best);
  const TabularPolicy policy = q.best_actions();
  GridNotes notes{.values = q.values(), .policy = std::vector<double>(64 * 4)};
  for (std::size_t s = 0; s < policy.size(); ++s) {
    notes.policy[s * 4 + static_cast<std::size_t>(policy[s])] = 1;
  }
  Canvas canvas(560, 560);
  FrozenLake({.map = lake_8x8()}).draw(canvas, notes);
  findings.picture(
      {"optimist.png",
       "The large lake, slippery, if a value is the best outcome and not the mean: high values, and "
       "arrows that rely on slipping to the right side."},
      encode_png(canvas));
}

void limits(Findings& findings, const ChapterOptions&) {
  time_limit(findings);
  order_of_states(findings);
  bugs(findings);
  optimist(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "06.3 Limits", .run = limits});
}
