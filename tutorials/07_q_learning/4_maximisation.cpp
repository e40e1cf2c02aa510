// The maximisation bias: who takes the largest of many noisy numbers believes in luck.
#include <algorithm>
#include <array>
#include <cmath>

#include "minirl/agents/td_control.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/envs/tabular_world.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"

using namespace minirl;

namespace {

// ---- Dice, no learning

// The mean of the largest of ten guesses, each the mean of four throws of 1 or -1, whose true mean is 0.
double largest_of_ten(Rng rng, int rounds) {
  double sum = 0;
  for (int i = 0; i < rounds; ++i) {
    double largest = -1;
    for (int a = 0; a < 10; ++a) {
      double guess = 0;
      for (int k = 0; k < 4; ++k) guess += rng.random() < 0.5 ? 0.25 : -0.25;
      largest = std::max(largest, guess);
    }
    sum += largest;
  }
  return sum / rounds;
}

// The same, but ten other guesses of the same things say what the chosen one is worth.
double asked_a_second_time(Rng rng, int rounds) {
  double sum = 0;
  for (int i = 0; i < rounds; ++i) {
    std::array<double, 10> first{}, second{};
    for (auto* guesses : {&first, &second}) {
      for (double& guess : *guesses) {
        for (int k = 0; k < 4; ++k) guess += rng.random() < 0.5 ? 0.25 : -0.25;
      }
    }
    sum += second[static_cast<std::size_t>(first_largest(first))];
  }
  return sum / rounds;
}

void dice(Findings& findings) {
  const double largest = largest_of_ten(Rng(0), 20'000), asked = asked_a_second_time(Rng(1), 20'000);
  findings.judged("ten actions worth 0, each guessed from four throws of 1 or -1: mean of the largest guess",
                  "-", fixed(largest, 2), largest > 0.5);
  findings.judged("the mean of a second guess about the same action", "-", fixed(std::abs(asked), 2),
                  std::abs(asked) < 0.02);
}

// ---- Sutton & Barto, example 6.7, with rewards of two values instead of the bell curve

enum { start, lottery, states };
enum { right, left };
constexpr int tickets = 10;
constexpr double epsilon = 0.1;

// From the start, right ends the task with 0. Left leads to ten lottery tickets, all alike: 0.9 or -1.1, a
// toss of a coin, -0.1 on average.
TransitionTable lottery_world() {
  return {states, tickets, [](int s, int a) -> std::vector<Transition> {
            if (s == lottery) return {{0.5, start, 0.9, true}, {0.5, start, -1.1, true}};
            if (a == right) return {{1, start, 0, true}};
            if (a == left) return {{1, lottery, 0, false}};
            return {};
          }};
}

struct Run {
  std::vector<bool> went_left;        // in each episode
  std::vector<double> worth_of_left;  // what the agent holds it for after each
};

Run learn_lottery(TdRule rule, int episodes, std::uint64_t seed) {
  static const TransitionTable table = lottery_world();
  TabularWorld env(table, always_from(start, states));
  TdControl agent(table, {.rule = rule, .gamma = 1, .epsilon_from = epsilon, .epsilon_to = epsilon},
                  Rng(seed).stream("agent"));
  Run run;
  env.reset(seed);
  for (int i = 0; i < episodes; ++i) {
    int s = i == 0 ? start : env.reset();
    run.went_left.push_back(false);
    for (bool done = false; !done;) {
      const int a = agent.act(s);
      if (s == start && a == left) run.went_left.back() = true;
      const Step<int> step = env.step(a);
      agent.observe(s, a, step);
      agent.learn();
      s = step.observation, done = step.done();
    }
    run.worth_of_left.push_back(agent.q()(start, left));
  }
  return run;
}

double share_left(const std::vector<Run>& runs, std::size_t episode) {
  const auto count =
      std::count_if(runs.begin(), runs.end(), [&](const Run& run) { return run.went_left[episode]; });
  return 100.0 * static_cast<double>(count) / static_cast<double>(runs.size());
}

struct Shown {
  Series curve;
  double last;  // share of the last 50 episodes, per cent
};

Shown show(Findings& findings, const std::string& name, TdRule rule, int seeds) {
  constexpr int episodes = 300;
  const auto runs = for_seeds(seed_range(0, seeds),
                              [&](std::uint64_t seed) { return learn_lottery(rule, episodes, seed); });
  Shown shown{{.name = name, .x = {}, .y = {}, .low = {}, .high = {}}, 0};
  double most = 0, most_worth = -1;
  for (std::size_t i = 0; i < episodes; ++i) {
    const double share = share_left(runs, i);
    shown.curve.x.push_back(static_cast<double>(i + 1)), shown.curve.y.push_back(share);
    double worth = 0;
    for (const Run& run : runs) worth += run.worth_of_left[i] / seeds;
    most = std::max(most, share), most_worth = std::max(most_worth, worth);
    if (i + 50 >= episodes) shown.last += share / 50;
  }
  findings.noted(join(name, ", ", seeds, " seeds: goes left in at most"), "-",
                 join(fixed(most, 1), " % of an episode"));
  findings.noted("in the episodes 251 to 300 (5 % are chance)", "-", join(fixed(shown.last, 1), " %"));
  findings.noted("the most it holds left for on average, after any episode (true: -0.1)", "-",
                 fixed(most_worth, 3));
  return shown;
}

void maximisation(Findings& findings, const ChapterOptions& options) {
  dice(findings);
  const int seeds = options.quick ? 200 : 4000;
  const Shown q = show(findings, "Q-learning", TdRule::q_learning, seeds);
  const Shown sarsa = show(findings, "expected Sarsa", TdRule::expected_sarsa, seeds);
  const Shown twice = show(findings, "double Q-learning", TdRule::double_q, seeds);
  findings.judged("double Q-learning is misled less often than Q-learning", "-",
                  twice.last < q.last ? "yes" : "no", twice.last < q.last);
  findings.picture(
      {"maximisation.svg", "How often agents go left, where ten lottery tickets lose 0.1 on average."},
      to_svg(Plot{.title = "Left is worse than right",
                  .x_label = "episodes",
                  .y_label = "agents that go left, %",
                  .series = {q.curve, sarsa.curve, twice.curve},
                  .reference_lines = {{5, "chance alone: 5 %"}}}));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "07.4 Maximisation bias", .run = maximisation});
}
