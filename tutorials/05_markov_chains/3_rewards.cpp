// Rewards: a policy turns a decision process into a chain, and a chain with rewards has values.
#include <algorithm>
#include <cmath>

#include "minirl/core/rng.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/draw/histogram.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/markov_chain.hpp"
#include "minirl/rl/policy_evaluation.hpp"

using namespace minirl;

namespace {

// ---- A policy makes a chain

void across_the_ice(Findings& findings) {
  const FrozenLake lake;
  const TabularPolicy always_right(16, FrozenLake::right);
  const Absorption a = absorption(chain_of(lake.table(), always_right));
  findings.noted("FrozenLake, always to the right: the tiles where it may end", "-",
                 array_text(std::vector<double>(a.ends.begin(), a.ends.end())));
  findings.noted("how likely each of them is", "-", array_text(a.probability[0], 4));
  findings.noted("steps until then, on average", "-", fixed(a.expected_steps[0], 2));
  const double goal = a.probability[0].back();
  const double earned =
      expected_return(lake.table(), lake.start_distribution(), always_right, {.steps = 1000});
  findings.judged("the goal is worth 1: what an episode earns on average", "-", fixed(earned, 4),
                  std::abs(goal - earned) < 1e-12);
}

// ---- The process of the notebook, under two policies

const ThreeStateProcess process;
constexpr double gamma = 0.95;

const TabularPolicy careful{0, 0, 1};    // in state 1: stays there, for ever
const TabularPolicy fireproof{0, 2, 1};  // in state 1: through the fire, at a cost of 50

// What the next step earns on average, in each state.
std::vector<double> rewards_of(const TabularPolicy& policy) {
  return evaluation_sweep(process.table(), policy, std::vector<double>(3), 0);
}

// The outcome on which a uniform number u from 0 to 1 falls: the first that the sum of probabilities passes
// it.
const Transition& drawn(std::span<const Transition> outcomes, double u) {
  std::size_t i = 0;
  for (double sum = outcomes[0].probability; sum <= u && i + 1 < outcomes.size();) {
    sum += outcomes[++i].probability;
  }
  return outcomes[i];
}

// What a walk from state 0 earns. `go_on` is asked after each step.
template <class GoOn>
double walk(const TabularPolicy& policy, double discount, Rng& rng, GoOn go_on) {
  double sum = 0, worth = 1;
  int s = 0, steps = 0;
  do {
    const Transition& t = drawn(process.table().at(s, policy[static_cast<std::size_t>(s)]), rng.random());
    sum += worth * t.reward;
    worth *= discount;
    s = t.next;
  } while (go_on(++steps));
  return sum;
}

// Discounted returns; after 400 steps a reward counts less than a billionth.
std::vector<double> discounted(const TabularPolicy& policy, int walks) {
  Rng rng = Rng(0).stream("discounted");
  std::vector<double> returns;
  for (int i = 0; i < walks; ++i) {
    returns.push_back(walk(policy, gamma, rng, [](int steps) { return steps < 400; }));
  }
  return returns;
}

// Sums without a discount, of walks that end after each step with probability 1 - gamma.
std::vector<double> ended_by_chance(const TabularPolicy& policy, int walks) {
  Rng rng = Rng(0).stream("ended by chance");
  std::vector<double> returns;
  for (int i = 0; i < walks; ++i) {
    returns.push_back(walk(policy, 1, rng, [&](int) { return rng.random() < gamma; }));
  }
  return returns;
}

std::string mean_and_deviation(const std::vector<double>& values) {
  const Summary s = summarise(values);
  return join(fixed(s.mean, 2), ", ", fixed(s.std, 2));
}

bool near(const std::vector<double>& samples, double value) {
  const Summary s = summarise(samples);
  return std::abs(s.mean - value) < 4 * s.std / std::sqrt(static_cast<double>(samples.size()));
}

// ---- What a state is worth

// The chain with one more state, the end: from everywhere it is reached with probability 1 - gamma.
MarkovChain with_a_chance_to_end(const MarkovChain& chain) {
  const auto end = static_cast<std::size_t>(chain.states());
  std::vector<std::vector<double>> rows(end + 1, std::vector<double>(end + 1));
  for (std::size_t s = 0; s < end; ++s) {
    for (std::size_t s2 = 0; s2 < end; ++s2) rows[s][s2] = gamma * chain.row(static_cast<int>(s))[s2];
    rows[s][end] = 1 - gamma;
  }
  rows[end][end] = 1;
  return MarkovChain(std::move(rows));
}

// Visits to each state until the end, times what a visit earns.   [states]
std::vector<double> values_by_visits(const TabularPolicy& policy) {
  const Absorption a = absorption(with_a_chance_to_end(chain_of(process.table(), policy)));
  const std::vector<double> r = rewards_of(policy);
  std::vector<double> values(r.size());
  for (std::size_t s = 0; s < r.size(); ++s) {
    for (std::size_t s2 = 0; s2 < r.size(); ++s2) values[s] += a.visits[s][s2] * r[s2];
  }
  return values;
}

void values(Findings& findings, const std::string& name, const TabularPolicy& policy, int walks) {
  findings.noted(join(name, ": what a step earns on average, in each state"), "-",
                 array_text(rewards_of(policy)));
  const std::vector<double> v = values_by_visits(policy);
  const SweptStates swept = policy_evaluation(process.table(), policy, {.gamma = gamma});
  findings.judged(join(name, ": values of the states at discount ", gamma, ", by visits; by sweeps"), "-",
                  join(array_text(v, 4), "; ", array_text(swept.values, 4)),
                  largest_change(std::span<const double>(v), std::span<const double>(swept.values)) < 1e-9);
  const auto with_discount = discounted(policy, walks), with_end = ended_by_chance(policy, walks);
  findings.judged(join(name, ": ", walks, " walks from 0, discounted: mean and deviation"), "-",
                  mean_and_deviation(with_discount), near(with_discount, v[0]));
  findings.judged(join(name, ": the same without a discount, but with a chance to end"), "-",
                  mean_and_deviation(with_end), near(with_end, v[0]));
}

// ---- The return is a random number

void returns(Findings& findings, int walks) {
  const std::vector<double> a = discounted(careful, walks), b = discounted(fireproof, walks);
  findings.noted("lowest and highest return: [0 0 1]; [0 2 1]", "-",
                 join(fixed(summarise(a).min, 1), " ", fixed(summarise(a).max, 1), "; ",
                      fixed(summarise(b).min, 1), " ", fixed(summarise(b).max, 1)));
  double worse = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worse += b[i] < a[i] ? 100.0 / walks : 0;
  findings.noted("a walk of [0 2 1] earns less than one of [0 0 1], % of pairs", "-", fixed(worse, 1));
  findings.picture({"returns.svg",
                    "What walks from state 0 earn under two policies, discounted. The means are near each "
                    "other, the walks "
                    "are not."},
                   to_svg(HistogramPlot{.title = "Returns at discount 0.95",
                                        .x_label = "return",
                                        .y_label = "walks",
                                        .samples = {{"[0 0 1]: stays", a}, {"[0 2 1]: through the fire", b}},
                                        .bins = 40}));
}

void rewards(Findings& findings, const ChapterOptions& options) {
  const int walks = options.quick ? 2'000 : 10'000;
  across_the_ice(findings);
  values(findings, "[0 0 1]", careful, walks);
  values(findings, "[0 2 1]", fireproof, walks);
  returns(findings, walks);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "05.3 Rewards", .run = rewards});
}
