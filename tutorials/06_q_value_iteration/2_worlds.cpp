// Worlds: value iteration and policy iteration solve the lakes, the cliff and the town exactly.
#include <algorithm>
#include <cmath>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/cliff_walking.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/envs/taxi.hpp"
#include "minirl/files/png.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/policy_iteration.hpp"
#include "minirl/rl/value_iteration.hpp"

using namespace minirl;

namespace {

constexpr double gamma = 0.99;

// The best actions for values of states.
QTable best_actions(const TabularWorld& world, const std::vector<double>& values) {
  return action_values(world.table(), values, gamma);
}

// An arrow for each action that is as good as the best.   [states * actions]
std::vector<double> arrows(const QTable& q) {
  std::vector<double> policy;
  for (int s = 0; s < q.states(); ++s) {
    for (const double value : q.row(s)) policy.push_back(value >= q.value(s) - 1e-9 ? 1 : 0);
  }
  return policy;
}

struct Task {
  std::string name;
  int steps;                  // of an episode
  double best;                // the expected return of a best policy, to three decimals
  std::string picture = "";   // its file
  int width = 0, height = 0;  // pixels
  std::string caption = "";
};

// How far apart the two solutions are at most.
double distance(const std::vector<double>& a, const std::vector<double>& b) {
  return largest_change(std::span(a), std::span(b));
}

template <class World>
void solve(Findings& findings, const World& world, const Task& task) {
  const SweptStates swept = value_iteration(world.table(), {.gamma = gamma});
  const PolicyIteration improved = policy_iteration(world.table(), {.gamma = gamma});
  const double apart = distance(swept.values, improved.values);
  findings.judged(join(task.name, ", ", world.table().states(),
                       " states: sweeps of value iteration; policies of policy iteration; same values"),
                  "-", join(swept.sweeps, "; ", improved.history.size(), "; ", apart < 1e-9 ? "yes" : "no"),
                  swept.converged && apart < 1e-9);
  const QTable q = best_actions(world, swept.values);
  const double earned =
      expected_return(world.table(), world.start_distribution(), q.best_actions(), {.steps = task.steps});
  findings.judged(join(task.name, ": exact expected return within ", task.steps, " steps"), "-",
                  fixed(earned, 4), std::abs(earned - task.best) < 1e-3);
  if (task.picture.empty()) return;
  Canvas canvas(task.width, task.height);
  world.draw(canvas, GridNotes{.values = swept.values, .policy = arrows(q)});
  findings.picture({task.picture, task.caption}, encode_png(canvas));
}

// A passenger waits in the top left corner and wants to the bottom right one.
Taxi morning_taxi() {
  Taxi taxi;
  taxi.reset(0);
  taxi.set_state(Taxi::encode({.row = 2, .column = 2, .passenger = 0, .destination = 3}));
  return taxi;
}

// What policy iteration thinks of the lake after each improvement.
void improvements(Findings& findings) {
  const FrozenLake lake;
  std::string returns;
  for (const TabularPolicy& policy : policy_iteration(lake.table(), {.gamma = gamma}).history) {
    const double earned = expected_return(lake.table(), lake.start_distribution(), policy, {.steps = 100});
    returns += join(returns.empty() ? "" : " ", fixed(earned, 4));
  }
  findings.noted("FrozenLake, policy iteration: what each policy earns within 100 steps", "-", returns);
}

void worlds(Findings& findings, const ChapterOptions&) {
  solve(findings, FrozenLake({.slippery = false}),
        {"FrozenLake, not slippery", 100, 1.0, "dry.png", 320, 320,
         "FrozenLake without slipping: the values fall by the discount with each step from the goal. Arrows: "
         "all best actions."});
  solve(findings, FrozenLake(),
        {"FrozenLake, slippery", 100, 0.740, "slippery.png", 320, 320,
         "The same lake, slippery: an arrow is the way to walk, not the way to get. Beside a hole the best "
         "policy turns its back on it."});
  improvements(findings);
  solve(findings, FrozenLake({.map = lake_8x8()}),
        {"FrozenLake8x8, slippery", 200, 0.863, "large_lake.png", 560, 560,
         "The large lake, slippery: along the upper and the right edge, far from the holes."});
  solve(
      findings, CliffWalking(),
      {"CliffWalking", 200, -13, "cliff.png", 720, 250,
       "CliffWalking: all ways along the edge or above it. The best one is the shortest: at its very edge."});
  solve(findings, CliffWalking({.slippery = true}),
        {"CliffWalking, slippery", 200, -64.702, "slippery_cliff.png", 720, 250,
         "The same cliff, slippery: the best policy leans away from it and keeps to the upper rows."});
  solve(findings, morning_taxi(),
        {"Taxi", 200, 7.930, "taxi.png", 360, 360,
         "Taxi: the values of its places while the passenger waits at the top left and wants to the bottom "
         "right."});
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "06.2 Worlds", .run = worlds});
}
