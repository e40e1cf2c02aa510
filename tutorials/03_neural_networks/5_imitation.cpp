// Imitation: a network learns to do what a rule does, from fifty cart-poles that it plays at once.
#include <algorithm>

#include "fifty_worlds.hpp"
#include "minirl/agents/hardcoded.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/rmsprop.hpp"

using namespace minirl;

namespace {

constexpr int iterations = 5000;

// ---- The network: 4-5(elu)-1. Its output is a logit: sigmoid of it is the probability of left. The notebook
// has the sigmoid as a layer; the loss then takes a logarithm of it, which overflows sooner.

Sequential fresh_network(std::uint64_t seed) {
  Sequential net = sequential(Dense(4, 5), Elu{}, Dense(5, 1));
  initialise(net, Rng(seed).stream("policy"));
  return net;
}

double left_probability(const Sequential& net, const Tensor& observation) {
  const auto probability = [&](Var s) { return sigmoid(net(s)); };
  return static_cast<double>(predict(probability, observation.reshaped({1, 4})).item());
}

// ---- The teacher: left where the pole leans to the left

Tensor taught(const Tensor& observations) {  // [worlds,4] -> [worlds,1]: 1 for left, 0 for right
  Tensor left({worlds, 1});
  for (int i = 0; i < worlds; ++i) left[i] = observations(i, 2) < 0 ? 1.0f : 0.0f;
  return left;
}

// The share of the worlds in which the network would push as it was taught.
double agreement(const Tensor& left, const Tensor& target) {
  int agreed = 0;
  for (int i = 0; i < worlds; ++i) agreed += (left[i] > 0.5f) == (target[i] > 0.5f);
  return static_cast<double>(agreed) / worlds;
}

// ---- Learning

struct Pupil {
  Sequential net;
  std::vector<CurvePoint> losses = {};  // of each iteration
  double loss = 0, agreement = 0;       // means of the last 100 iterations
};

template <class Worlds, class Optimiser>
Pupil imitate(Worlds& fifty, Sequential fresh, Optimiser optimiser) {
  Pupil pupil{std::move(fresh)};
  GradientTape tape;
  for (int iteration = 1; iteration <= iterations; ++iteration) {
    const Tensor target = taught(fifty.observations());
    const Var logits = pupil.net(tape.constant(fifty.observations()));  // [worlds,1]
    const Var loss = bce_with_logits(logits, target);
    const Tensor left = sigmoid(logits).value();
    optimiser.step(pupil.net, tape.gradient(loss, pupil.net));

    pupil.losses.push_back({iteration, static_cast<double>(loss.item())});
    if (iteration > iterations - 100) {
      pupil.loss += pupil.losses.back().episode_return / 100;
      pupil.agreement += agreement(left, target) / 100;
    }
    tape.clear();
    // The network's own tosses decide where the worlds go next: it learns where it will be, not where its
    // teacher is.
    for (int i = 0; i < worlds; ++i) fifty.push(i, fifty.toss() > static_cast<double>(left[i]) ? 1 : 0);
  }
  return pupil;
}

// ---- Playing

// The notebook's nn_policy pushes to the right where the network says left.
enum class Reading { as_meant, inverted };

int action_of(const Sequential& net, const Tensor& s, Reading reading) {
  const bool left = left_probability(net, s) > 0.5;
  return left == (reading == Reading::as_meant) ? 0 : 1;
}

// Its evaluation: 100 episodes of at most 300 steps, in whatever environment is left over.
Evaluation notebooks_evaluation(NotebookWorlds fifty, const Sequential& net, Reading reading) {
  NotebookCartPole env(300);
  std::vector<double> returns;
  for (int i = 0; i < 100; ++i) {
    returns.push_back(episode_length(env, fifty.next_start(), [&](const NotebookCartPole::State& s) {
      return action_of(net, as_tensor(s), reading);
    }));
  }
  return evaluation_of(std::move(returns));
}

// Its render_policy_net(model, seed=40): actions by chance, at most 200 steps.
int notebooks_rendering(const Sequential& net) {
  LegacyRng tosses(40);
  NotebookCartPole env(200);
  return episode_length(env, NotebookStarts(40).next(), [&](const NotebookCartPole::State& s) {
    return tosses.random_sample() > left_probability(net, as_tensor(s)) ? 1 : 0;
  });
}

// ---- Ten seeds of each

struct Run {
  Pupil pupil;
  Evaluation meant, inverted = {};
  int rendered = 0;  // steps
};

std::string spread(std::vector<double> values, int decimals) {
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  return join("median ", fixed(median(values), decimals), ", ", fixed(*lowest, decimals), " to ",
              fixed(*highest, decimals));
}

template <class Number>
std::vector<double> of_each(const std::vector<Run>& runs, Number number) {
  std::vector<double> values;
  for (const Run& run : runs) values.push_back(number(run));
  return values;
}

Series losses(const std::string& name, const std::vector<Run>& runs) {
  std::vector<std::vector<CurvePoint>> curves;
  for (const Run& run : runs) curves.push_back(run.pupil.losses);
  return over_seeds(name, curves, {.window = 50});
}

// The notebook's starts and tosses, to the last digit. Its first weights came from TensorFlow and are not
// known, so there are ten sets of first weights instead.
Series notebooks_settings(Findings& findings) {
  const std::vector<Run> runs = for_seeds(seed_range(0, 10), [](std::uint64_t seed) {
    NotebookWorlds fifty;
    Run run{imitate(fifty, fresh_network(seed), Rmsprop{}), {}};
    run.meant = notebooks_evaluation(fifty, run.pupil.net, Reading::as_meant);
    run.inverted = notebooks_evaluation(fifty, run.pupil.net, Reading::inverted);
    run.rendered = notebooks_rendering(run.pupil.net);
    return run;
  });
  const auto last = of_each(runs, [](const Run& run) { return run.pupil.loss; });
  const auto near = std::count_if(last.begin(), last.end(), [](double x) { return x >= 0.08 && x <= 0.1; });
  findings.judged(
      "preset notebook, 10 sets of first weights: the loss of the last 100 of 5000 iterations; the median is "
      "from 0.08 to 0.10",
      "0.094", join(spread(last, 3), "; ", near, " of 10 are"), median(last) >= 0.08 && median(last) <= 0.1);
  const auto agreed = of_each(runs, [](const Run& run) { return 100 * run.pupil.agreement; });
  const auto many = std::count_if(agreed.begin(), agreed.end(), [](double x) { return x > 97; });
  findings.judged("how often (%) it would push as it was taught: more than 97", "-",
                  join(spread(agreed, 1), "; ", many, " of 10 do"), median(agreed) > 97);
  findings.noted("render_policy_net(model, seed=40): frames", "22",
                 spread(of_each(runs, [](const Run& run) { return run.rendered; }), 0));

  const Evaluation& first = runs[0].inverted;
  findings.noted(
      "the notebook's evaluation, its action inverted: mean, std, min, max of 100 episodes",
      "8.75 0.477 8 10",
      join(fixed(first.mean, 2), " ", fixed(first.deviation, 3), " ", first.lowest, " ", first.highest));
  findings.judged(
      "the same for all 10: their means; every episode is over within 10 steps", "-",
      spread(of_each(runs, [](const Run& run) { return run.inverted.mean; }), 2),
      std::all_of(runs.begin(), runs.end(), [](const Run& run) { return run.inverted.highest <= 10; }));
  findings.noted("the same networks, the action as meant: means (their teacher stays up for 42 steps)", "-",
                 spread(of_each(runs, [](const Run& run) { return run.meant.mean; }), 1));
  return losses("notebook: RMSprop, 0.001", runs);
}

std::string film(const Sequential& net, Reading reading) {
  TimeLimit env(CartPole{}, 500);
  return record_episode(env, [&](const Tensor& s) { return action_of(net, s, reading); },
                        {.seed = evaluation_seed(0, 0), .steps_per_frame = 1});
}

// Today's cart-pole and Adam. Of the learning rates 0.001, 0.003, 0.01, 0.03, 0.1 the one whose worst of the
// seeds 1000 to 1009 was best.
Series minirls_settings(Findings& findings) {
  const std::vector<Run> runs = for_seeds(seed_range(0, 10), [](std::uint64_t seed) {
    TodaysWorlds fifty(seed);
    Run run{imitate(fifty, fresh_network(seed), Adam({.learning_rate = 0.03f})), {}};
    TimeLimit env(CartPole{}, 500);
    run.meant =
        evaluate(env, [&](const Tensor& s) { return action_of(run.pupil.net, s, Reading::as_meant); });
    return run;
  });
  findings.noted("preset minirl, seeds 0 to 9: the loss of the last 100 of 5000 iterations", "-",
                 spread(of_each(runs, [](const Run& run) { return run.pupil.loss; }), 4));
  const auto agreed = of_each(runs, [](const Run& run) { return 100 * run.pupil.agreement; });
  findings.judged("how often (%) it would push as it was taught: all seeds more than 99", "-",
                  spread(agreed, 1), *std::min_element(agreed.begin(), agreed.end()) > 99);
  TimeLimit env(CartPole{}, 500);
  const double rule = evaluate(env, angle_policy).mean;
  findings.noted(join("CartPole-v1, 100 episodes: means (their teacher: ", fixed(rule, 1), ")"), "-",
                 spread(of_each(runs, [](const Run& run) { return run.meant.mean; }), 1));
  findings.picture({"imitation.gif", "The pupil plays like its teacher: nobody showed it anything better."},
                   film(runs[0].pupil.net, Reading::as_meant));
  findings.picture(
      {"inverted.gif", "The same network, its actions inverted as in the notebook's evaluation."},
      film(runs[0].pupil.net, Reading::inverted));
  return losses("minirl: Adam, 0.03", runs);
}

void imitation(Findings& findings, const ChapterOptions& options) {
  std::vector<Series> curves;
  if (options.wants("minirl")) curves.push_back(minirls_settings(findings));
  if (options.wants("notebook")) curves.push_back(notebooks_settings(findings));
  findings.picture(
      {"imitation.svg",
       "Learning to push to where the pole leans. Each seed counts with the mean loss of its last 50 "
       "iterations; a line is the median of ten seeds, a band their whole range."},
      to_svg({.title = "Imitation of a rule, 10 seeds",
              .x_label = "iterations of 50 steps",
              .y_label = "binary cross entropy",
              .series = curves,
              .reference_lines = {{0.094, "the notebook's last batch: 0.094"}}}));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words,
                     {.title = "03.5 Imitation", .presets = {"minirl", "notebook"}, .run = imitation});
}
