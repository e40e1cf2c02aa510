// Credit: which action deserves which reward, and how that becomes a gradient.
#include <algorithm>
#include <array>
#include <cmath>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/returns.hpp"

using namespace minirl;

namespace {

// ---- One choice: action 0 with probability p = sigmoid(w), else action 1, at w = 0

using Pair = std::array<double, 2>;  // a number for each action

// d log pi(a) / dw: 1 - p of action 0 and -p of action 1.
Pair scores() {
  const Tensor w({1, 1});
  GradientTape tape;
  const auto score = [&](int action) {
    return static_cast<double>(tape.gradient(sum(log_probability(tape.watch(w), {action})), w).item());
  };
  return {score(0), score(1)};
}

double mean_of(const Pair& x) { return (x[0] + x[1]) / 2; }  // both have probability 1/2

// What one draw says about the slope of the mean reward, for each action, and how far apart that is.
void show_draws(Findings& findings, const std::string& what, const Pair& rewards, double baseline) {
  const Pair d = scores();
  const Pair says{(rewards[0] - baseline) * d[0], (rewards[1] - baseline) * d[1]};
  const double mean = mean_of(says), deviation = std::abs(says[0] - says[1]) / 2;
  findings.judged(what, "-",
                  join(array_text(std::vector<double>{says[0], says[1]}), "; mean ", fixed(mean, 2),
                       ", deviation ", fixed(deviation, 2)),
                  std::abs(mean - 0.5) < 1e-5);
}

void one_choice(Findings& findings) {
  const auto mean_reward = [](double w) {
    const double p = 1 / (1 + std::exp(-w));
    return 3 * p + 1 * (1 - p);
  };
  const double h = 1e-5, slope = (mean_reward(h) - mean_reward(-h)) / (2 * h);
  findings.judged("actions that earn 3 and 1, tossed for: the slope of the mean reward, by a difference", "-",
                  fixed(slope, 2), std::abs(slope - 0.5) < 1e-6);
  show_draws(findings, "what a draw of each says, reward times d log pi", {3, 1}, 0);
  show_draws(findings, "the same with 100 more for both", {103, 101}, 0);
  show_draws(findings, "the same with a baseline of 102", {103, 101}, 102);
  const double score = mean_of(scores());
  findings.judged("the mean of d log pi itself: a baseline cannot move the slope", "-", fixed(score, 2),
                  std::abs(score) < 1e-6);
}

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

void credit(Findings& findings, const ChapterOptions&) {
  one_choice(findings);
  discounting(findings);
  whole_numbers(findings);
  kept_gradients(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "04.1 Credit", .run = credit});
}
