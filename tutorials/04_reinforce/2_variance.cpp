// Variance: how much noise each way to give credit brings into the gradient, and into learning.
#include <algorithm>
#include <cmath>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/draw/bar_plot.hpp"
#include "minirl/lab/experiment.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

// ---- The same direction on average, with more or less noise

struct Rule {
  std::string name;
  CreditConfig credit;
  double bonus = 0;  // a reward for reaching the end of an episode, however it went: all returns are shifted
};

CreditConfig rule(Credit credit, Baseline baseline) {
  return {.gamma = 1, .credit = credit, .baseline = baseline, .normalise = false};
}

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all{
      {"whole return", rule(Credit::whole, Baseline::none)},
      {"causality", rule(Credit::to_go, Baseline::none)},
      {"baseline", rule(Credit::whole, Baseline::mean)},
      {"both", rule(Credit::to_go, Baseline::mean)},
      {"per step", rule(Credit::to_go, Baseline::time_step)},
      {"causality + 100", rule(Credit::to_go, Baseline::none), 100},
      {"both + 100", rule(Credit::to_go, Baseline::mean), 100},
  };
  return all;
}

using Numbers = std::vector<double>;

Tensor weights_of(const std::vector<Episode>& batch, const Rule& r) {
  Rewards rewards;
  for (const Episode& episode : batch) {
    rewards.push_back(episode.rewards);
    rewards.back().back() += r.bonus;
  }
  const Numbers weights = step_weights(rewards, r.credit);
  Tensor a({static_cast<int>(weights.size())});
  std::copy(weights.begin(), weights.end(), a.begin());
  return a;
}

// The policy gradient of a batch under each rule: the sum over its steps for each episode.
std::vector<Numbers> gradients_of(const std::vector<Episode>& batch, const Sequential& policy) {
  GradientTape tape;
  const Var logits = policy(tape.constant(batch_of_observations(batch)));
  const Var log_p = log_probability(logits, batch_of_actions(batch));
  std::vector<Numbers> gradients;
  for (const Rule& r : rules()) {
    const Var objective = sum(log_p * weights_of(batch, r)) / static_cast<Scalar>(batch.size());
    Numbers& flat = gradients.emplace_back();
    for (const Tensor& g : tape.gradient(objective, policy)) flat.insert(flat.end(), g.begin(), g.end());
  }
  return gradients;
}

// The trace of the covariance: the mean squared distance from the mean.
double variance(const std::vector<Numbers>& samples) {
  const auto n = static_cast<double>(samples.size());
  double total = 0;
  for (std::size_t i = 0; i < samples[0].size(); ++i) {
    Numbers at_i;
    for (const Numbers& sample : samples) at_i.push_back(sample[i]);
    const double deviation = summarise(at_i).std;
    total += deviation * deviation * n / (n - 1);
  }
  return total;
}

// The variance under each rule, divided by that of the first, for a policy that has learned a little.
Numbers relative_variances(std::uint64_t seed, int batches) {
  auto env = make_discrete("CartPole-v1");
  Reinforce agent = make_reinforce({.hidden = 32}, *env, seed);
  train(*env, agent, {.steps = 10'000, .seed = seed});
  std::vector<std::vector<Numbers>> samples(rules().size());
  for (int b = 0; b < batches; ++b) {
    std::vector<Episode> batch;
    for (int i = 0; i < 10; ++i) {
      batch.push_back(play_episode(*env, [&](const Tensor& s) { return agent.act(s); }));
    }
    const auto gradients = gradients_of(batch, agent.policy());
    for (std::size_t r = 0; r < gradients.size(); ++r) samples[r].push_back(gradients[r]);
  }
  Numbers variances;
  for (const auto& gradients : samples) variances.push_back(variance(gradients) / variance(samples[0]));
  return variances;
}

// The variances of one rule, a number for each seed.
Numbers of_rule(const std::vector<Numbers>& by_seed, std::size_t r) {
  Numbers values;
  for (const Numbers& seed : by_seed) values.push_back(seed[r]);
  return values;
}

// Both is better than each alone, and a baseline for each step is better still, on how many seeds?
void judge(Findings& findings, const std::vector<Numbers>& by_seed) {
  const auto ordered = std::count_if(by_seed.begin(), by_seed.end(), [](const Numbers& v) {
    return v[4] < v[3] && v[3] < std::min(v[1], v[2]) && std::max(v[1], v[2]) < v[0];
  });
  const auto immune = std::count_if(by_seed.begin(), by_seed.end(), [](const Numbers& v) {
    return std::abs(v[6] - v[3]) < 1e-3 * v[3] && v[5] > 2 * v[1];
  });
  findings.judged(
      "whole return > causality, baseline > both > a baseline for each step: on at least 9 of 10 seeds", "-",
      join(ordered, " of ", by_seed.size()), ordered >= 9);
  findings.judged(
      "100 more at the end of every episode: noise at least doubles, with a baseline nothing changes", "-",
      join(immune, " of ", by_seed.size(), " seeds"), immune == 10);
}

void noise(Findings& findings) {
  const auto by_seed =
      for_seeds(seed_range(0, 10), [&](std::uint64_t seed) { return relative_variances(seed, 100); });
  BarPlot plot{.title = "Variance of the policy gradient, whole return = 1",
               .x_label = "what weights a step",
               .y_label = "variance",
               .names = {"median of ten policies, whiskers: quartiles"},
               .groups = {}};
  for (std::size_t r = 0; r < rules().size(); ++r) {
    const Numbers values = of_rule(by_seed, r);
    findings.noted(join("variance of the gradient, ", rules()[r].name), "-", spread(values, 3));
    plot.groups.push_back({rules()[r].name, {bar_over_seeds(values)}});
  }
  judge(findings, by_seed);
  findings.picture(
      {"gradient_variance.svg",
       "CartPole-v1, ten policies that have each learned for 10,000 steps, 100 batches of 10 "
       "episodes each, no discount. All gradients point the same way on average; less variance is "
       "less noise."},
      to_svg(plot));
}

// ---- What it does to learning

// The rules without a bonus, all else equal; weights are divided by their deviation so that the steps
// compare.
void learning(Findings& findings) {
  std::vector<Series> series;
  for (const Rule& r : rules()) {
    if (r.bonus != 0) continue;
    ReinforceSetup setup{.hidden = 128, .steps = 60'000};
    setup.agent = {.credit = r.credit.credit, .baseline = r.credit.baseline};
    const auto runs = run_seeds(
        {.env = "CartPole-v1", .steps = setup.steps, .seeds = seed_range(0, 10)},
        [&](const DiscreteEnv& env, std::uint64_t seed) { return make_reinforce(setup, env, seed); });
    findings.noted(
        join("CartPole-v1 with ", r.name, ", 60,000 steps, seeds 0 to 9: greedy mean of 100 episodes"), "-",
        spread(greedy_means(runs)));
    series.push_back(learning_curve(r.name, runs, {.band = Band::quartiles}));
  }
  findings.picture(
      {"credit_rules.svg",
       "The same agent with five kinds of credit: medians and quartiles of ten seeds, each with the "
       "mean of its last 20 training episodes."},
      to_svg(Plot{.title = "CartPole-v1, kinds of credit",
                  .x_label = "environment steps",
                  .y_label = "return of an episode",
                  .series = series}));
}

void variance_program(Findings& findings, const ChapterOptions&) {
  noise(findings);
  learning(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "04.2 Variance", .run = variance_program});
}
