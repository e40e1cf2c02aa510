// Credit: which action deserves which reward, and how much noise each answer brings into the gradient.
#include <algorithm>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/rl/returns.hpp"

using namespace minirl;

namespace {

// ---- What an action earned is what came after it

void discounting(Findings& findings) {
  findings.same("rewards 10, 0, -50 at discount 0.8: what each action earned", "[-22 -40 -50]",
                array_text(discounted_returns(std::vector<double>{10, 0, -50}, 0.8)));

  const std::vector<double> eight = discounted_returns(std::vector<double>(8, 1.0), 0.8);
  findings.same("eight rewards of 1", "[4.1611392 3.951424 3.68928 3.3616 2.952 2.44 1.8 1]",
                array_text(eight));
  const Summary s = summarise(eight);
  findings.same("their mean and standard deviation", "2.9194304000000004 1.0346065474613626",
                join(s.mean, " ", s.std));

  const auto two =
      step_weights({{10, 0, -50}, {10, 20}}, {.gamma = 0.8});  // better than the average, or worse?
  findings.same("normalised over two episodes: the first", "[-0.28435071 -0.86597718 -1.18910299]",
                array_text(std::span(two).first(3)));
  findings.same("the second", "[1.26665318 1.0727777]", array_text(std::span(two).subspan(3)));

  // The notebook's five episodes at discount 0.95. It shows four of them, of 15, 12, 25 and 26 steps; its
  // digits come out if the fifth had 11.
  Rewards five;
  for (const std::size_t steps : {15u, 12u, 25u, 26u, 11u}) five.emplace_back(steps, 1.0);
  const auto all = step_weights(five, {.gamma = 0.95});
  findings.same("normalised over five episodes of CartPole: the second, 12 steps",
                "[0.3857892 0.24121101 0.08902344 -0.071174 -0.23980288 -0.41730697 -0.60415338 -0.80083381 "
                "-1.00786585 -1.2257943 -1.45519268 -1.69666465]",
                array_text(std::span(all).subspan(15, 12)));
}

// An array of whole numbers in the notebook stays one: what is written into it loses its fraction.
void whole_numbers(Findings& findings) {
  std::vector<int> cut(4, 1);
  for (std::size_t t = cut.size(); t-- > 1;) cut[t - 1] = static_cast<int>(cut[t - 1] + 0.9 * cut[t]);
  const std::vector<double> as_numbers(cut.begin(), cut.end());
  findings.noted("four rewards of 1 at discount 0.9, as an array of whole numbers keeps them", "-",
                 join(array_text(as_numbers), " instead of ",
                      array_text(discounted_returns(std::vector<double>(4, 1.0), 0.9))));
}

// ---- Two ways to the same gradient

// d log pi(a | s) / dw of one step.   observations: [steps,4]
Gradients gradient_of_step(const Sequential& policy, const Tensor& observations, int step, int action) {
  GradientTape tape;
  const Var s = take_rows(tape.constant(observations), {step});
  return tape.gradient(sum(log_probability(policy(s), {action})), policy);
}

// As the notebook does it: the gradient of each step is kept; when the episode is over and its returns are
// known, each is weighted, and their mean is taken.
Gradients from_kept_gradients(const Sequential& policy, const Episode& episode,
                              const std::vector<double>& weights) {
  const Tensor observations = batch_of_observations({episode});
  std::vector<Gradients> kept;
  for (int t = 0; t < episode.length(); ++t) {
    kept.push_back(gradient_of_step(policy, observations, t, episode.actions[static_cast<std::size_t>(t)]));
  }
  Gradients mean;
  for (std::size_t t = 0; t < kept.size(); ++t) {
    mean += kept[t] * static_cast<Scalar>(-weights[t] / episode.length());
  }
  return mean;
}

// As the agent does it: the gradient of one number, the loss of equation (3).
Gradients from_loss(const Sequential& policy, const Episode& episode, const std::vector<double>& weights) {
  GradientTape tape;
  const Var logits = policy(tape.constant(batch_of_observations({episode})));
  Tensor a({episode.length()});
  std::copy(weights.begin(), weights.end(), a.begin());
  return tape.gradient(reinforce_loss(log_probability(logits, episode.actions), std::move(a)), policy);
}

void kept_gradients(Findings& findings) {
  auto env = make_discrete("CartPole-v1");
  Reinforce agent = make_reinforce(reinforce_preset("CartPole-v1", "minirl"), *env, 0);
  const Episode episode = play_episode(
      *env, [&](const Tensor& s) { return agent.act(s); }, 0);
  const std::vector<double> weights = step_weights({episode.rewards}, {.gamma = 0.95});
  const Gradients kept = from_kept_gradients(agent.policy(), episode, weights);
  const Gradients loss = from_loss(agent.policy(), episode, weights);
  const double distance = static_cast<double>(global_norm(kept + loss * -1) / global_norm(loss));
  findings.judged(
      join("an episode of ", episode.length(),
           " steps: the gradients of its steps kept and weighted, against the gradient of the loss"),
      "-", join("relative distance below 1e-6: ", distance < 1e-6 ? "yes" : fixed(distance, 9)),
      distance < 1e-6);
}

// ---- The same direction on average, with more or less noise

struct Rule {
  std::string name;
  CreditConfig credit;
  double shift = 0;  // added to every reward's return before a baseline is taken off
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
      {"a baseline for each step", rule(Credit::to_go, Baseline::time_step)},
  };
  return all;
}

using Numbers = std::vector<double>;

// The policy gradient of a batch under each rule: the sum over its steps for each episode.
std::vector<Numbers> gradients_of(const std::vector<Episode>& batch, const Sequential& policy) {
  GradientTape tape;
  const Var logits = policy(tape.constant(batch_of_observations(batch)));
  const Var log_p = log_probability(logits, batch_of_actions(batch));
  Rewards rewards;
  for (const Episode& episode : batch) rewards.push_back(episode.rewards);

  std::vector<Numbers> gradients;
  for (const Rule& r : rules()) {
    const Numbers weights = step_weights(rewards, r.credit);
    Tensor a({static_cast<int>(weights.size())});
    std::copy(weights.begin(), weights.end(), a.begin());
    const Var objective = sum(log_p * std::move(a)) / static_cast<Scalar>(batch.size());
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
  for (const auto& of_rule : samples) variances.push_back(variance(of_rule) / variance(samples[0]));
  return variances;
}

void noise(Findings& findings, bool quick) {
  const auto by_seed = for_seeds(
      seed_range(0, 10), [&](std::uint64_t seed) { return relative_variances(seed, quick ? 30 : 100); });
  for (std::size_t r = 0; r < rules().size(); ++r) {
    Numbers values;
    for (const Numbers& seed : by_seed) values.push_back(seed[r]);
    const Summary s = summarise(values);
    findings.noted(join("variance of the gradient, ", rules()[r].name), "-",
                   join("median ", fixed(median(values), 3), ", ", fixed(s.min, 3), " to ", fixed(s.max, 3)));
  }
}

void credit(Findings& findings, const ChapterOptions& options) {
  discounting(findings);
  whole_numbers(findings);
  kept_gradients(findings);
  noise(findings, options.quick);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "04.1 Credit", .run = credit});
}
