// Entropy: what a bonus for staying undecided does to learning. Six coefficients, ten seeds each.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "minirl/agents/hardcoded.hpp"
#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/experiment.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

constexpr long steps = 60'000;
constexpr std::array coefficients{0.0, 0.001, 0.01, 0.05, 0.1, 0.5};

// Steps that a hard-coded policy takes: the same states for everybody.   result: [n,4]
Tensor fixed_states() {
  const auto env = make_discrete("CartPole-v1");
  std::vector<Episode> episodes;
  for (const std::uint64_t seed : seed_range(0, 5)) {
    episodes.push_back(play_episode(*env, angle_policy, seed));
  }
  return batch_of_observations(episodes);
}

// Notes how undecided the policy is after each episode: its mean entropy over some states.
Observer watch_entropy(const Reinforce& agent, const Tensor& states, std::vector<CurvePoint>& curve) {
  return [&](const TrainingEvent& event) {
    const Tensor entropy = predict([&](Var s) { return mean(policy_entropy(agent.policy()(s))); }, states);
    if (!event.finished) curve.push_back({event.step, static_cast<double>(entropy.item())});
  };
}

struct Run {
  std::vector<CurvePoint> returns{}, entropies{};
  double entropy = 0;              // of the final weights
  double greedy = 0, sampled = 0;  // their mean returns
};

Run learn(double coefficient, const Tensor& states, std::uint64_t seed) {
  ReinforceSetup setup{.hidden = 128, .steps = steps};
  setup.agent = {.episodes_per_update = 5, .learning_rate = 0.01, .entropy_coefficient = coefficient};
  const auto env = make_discrete("CartPole-v1");
  Reinforce agent = make_reinforce(setup, *env, seed);
  Run run;
  train(*env, agent,
        {.steps = setup.steps,
         .seed = seed,
         .observers = {collect(run.returns), watch_entropy(agent, states, run.entropies)}});
  run.entropy = run.entropies.back().episode_return;
  run.greedy = evaluate(*env, [&](const Tensor& s) { return agent.best_action(s); }, {.seed = seed}).mean;
  run.sampled = evaluate(*env, [&](const Tensor& s) { return agent.act(s); }, {.seed = seed}).mean;
  return run;
}

// The training games until the last 100 of them earned more than 180 on average; none if they never did.
std::optional<int> games_to_180(const Run& run) {
  double last_100 = 0;
  for (std::size_t i = 0; i < run.returns.size(); ++i) {
    last_100 += run.returns[i].episode_return;
    if (i >= 100) last_100 -= run.returns[i - 100].episode_return;
    if (i >= 99 && last_100 > 180 * 100) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::string games_text(const std::vector<Run>& runs) {
  std::vector<double> games;
  for (const Run& run : runs) {
    if (const auto count = games_to_180(run)) games.push_back(*count);
  }
  const std::string seeds = join(games.size(), " of ", runs.size(), " seeds");
  return games.empty() ? seeds : join(seeds, ", ", spread(games, 0));
}

std::vector<double> of_each(const std::vector<Run>& runs, double Run::*number) {
  std::vector<double> numbers;
  for (const Run& run : runs) numbers.push_back(run.*number);
  return numbers;
}

// What the notebook printed: iterations of 100 games.
std::string notebooks_games(double coefficient) {
  return coefficient == 0 ? "1000" : coefficient == 0.001 ? "700" : "-";
}

struct Sweep {
  double coefficient;
  std::vector<Run> runs;

  double median_of(double Run::*number) const { return median(of_each(runs, number)); }
};

void show(Findings& findings, const Sweep& sweep) {
  const std::string what = join("coefficient ", sweep.coefficient);
  findings.noted(join(what, ": games until the last 100 earned more than 180"),
                 notebooks_games(sweep.coefficient), games_text(sweep.runs));
  findings.noted(join(what, ", ", steps, " steps: entropy; mean of the likeliest actions; of drawn ones"),
                 "-",
                 join(fixed(sweep.median_of(&Run::entropy), 3), "; ", fixed(sweep.median_of(&Run::greedy), 1),
                      "; ", fixed(sweep.median_of(&Run::sampled), 1), " (medians)"));
}

// What the plots show, as numbers.
void judge(Findings& findings, const std::vector<Sweep>& sweeps) {
  std::vector<double> entropies;
  for (const Sweep& sweep : sweeps) {
    if (sweep.coefficient >= 0.01) entropies.push_back(sweep.median_of(&Run::entropy));
  }
  const bool rises = std::is_sorted(entropies.begin(), entropies.end());
  findings.judged(
      "the larger the coefficient (from 0.01 on), the more undecided the policy in the end (medians)", "-",
      rises ? "yes" : "no", rises);
  const double without = sweeps.front().median_of(&Run::sampled),
               most = sweeps.back().median_of(&Run::sampled);
  findings.judged("coefficient 0.5 costs more than half of what a drawn action earns without (medians)", "-",
                  join(fixed(most, 1), " against ", fixed(without, 1)), most < without / 2);
}

Series over_runs(const Sweep& sweep, std::vector<CurvePoint> Run::*curve) {
  std::vector<std::vector<CurvePoint>> curves;
  for (const Run& run : sweep.runs) curves.push_back(run.*curve);
  return over_seeds(join("coefficient ", sweep.coefficient), curves, {.band = Band::quartiles});
}

void pictures(Findings& findings, const std::vector<Sweep>& sweeps) {
  Plot returns{.title = "CartPole-v1 with an entropy bonus",
               .x_label = "environment steps",
               .y_label = "return of an episode",
               .series = {},
               .reference_lines = {{180, "180"}}};
  Plot entropies{.title = "How undecided the policy is",
                 .x_label = "environment steps",
                 .y_label = "entropy in nats",
                 .series = {},
                 .reference_lines = {{std::log(2.0), "a fair coin: log 2"}}};
  for (const Sweep& sweep : sweeps) {
    returns.series.push_back(over_runs(sweep, &Run::returns));
    entropies.series.push_back(over_runs(sweep, &Run::entropies));
  }
  findings.picture(
      {"entropy_returns.svg",
       "Training episodes, actions drawn: median and quartiles of ten seeds. Small bonuses change "
       "little here; the largest one keeps the policy from ever being sure enough to balance."},
      to_svg(returns));
  findings.picture(
      {"entropy.svg",
       "The mean entropy of the policy in states that a hard-coded policy visits, for the same runs. "
       "It starts at a coin's and falls as the policy learns; the bonus sets where it stops."},
      to_svg(entropies));
}

void entropy(Findings& findings, const ChapterOptions& options) {
  const Tensor states = fixed_states();
  const auto seeds = seed_range(0, options.quick ? 4 : 10);
  std::vector<Sweep> sweeps;
  for (const double c : coefficients) {
    sweeps.push_back({c, for_seeds(seeds, [&](std::uint64_t seed) { return learn(c, states, seed); })});
    show(findings, sweeps.back());
  }
  judge(findings, sweeps);
  pictures(findings, sweeps);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "04.4 Entropy", .run = entropy});
}
