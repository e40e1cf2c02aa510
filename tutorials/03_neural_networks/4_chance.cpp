// Chance: tossing coins whose bias is a network's output, and how far a thousand tosses can be trusted.
#include <cmath>

#include "fifty_worlds.hpp"
#include "minirl/core/text.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

// ---- Coins

// Where 95 % of all counts lie: n p, and 1.96 standard deviations to either side.
struct Interval {
  double low, high;
  bool holds(double count) const { return low <= count && count <= high; }
};

Interval interval_of(double p, int tosses) {
  const double reach = 1.96 * std::sqrt(tosses * p * (1 - p));
  return {tosses * p - reach, tosses * p + reach};
}

int heads_of(Rng rng, double p, int tosses) {
  int heads = 0;
  for (int i = 0; i < tosses; ++i) heads += rng.random() < p;
  return heads;
}

struct Coin {
  double p;  // of heads
  int tosses;
  int notebook;  // the heads it counted; it never seeded Python's `random`, so its tosses are lost
};

void coins(Findings& findings) {
  for (const Coin& coin : {Coin{0.5, 10'000, 4954}, Coin{0.9, 100'000, 89'922}, Coin{0.7, 100'000, 69'767}}) {
    const Interval interval = interval_of(coin.p, coin.tosses);
    const int heads = heads_of(Rng(42).stream(join("coin ", coin.p)), coin.p, coin.tosses);
    findings.judged(
        join(coin.tosses, " tosses of a coin with p = ", coin.p, ": heads, 95 % of all counts lie from ",
             fixed(interval.low, 0), " to ", fixed(interval.high, 0)),
        join(coin.notebook), join(heads), interval.holds(heads) && interval.holds(coin.notebook));
  }
  const Interval interval = interval_of(0.7, 1000);
  int inside = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) inside += interval.holds(heads_of(Rng(seed), 0.7, 1000));
  findings.judged("1000 tosses with p = 0.7, for each of the seeds 0 to 999: counts inside their interval",
                  "-", join(inside), inside > 930 && inside < 970);
}

void running_mean(Findings& findings) {
  constexpr double p = 0.7;
  Series band{"95 % of all coins", {}, {}, {}, {}}, coin{"one coin", {}, {}, {}, {}};
  Rng rng = Rng(42).stream("running mean");
  int heads = 0;
  for (int n = 1; n <= 3000; ++n) {
    heads += rng.random() < p;
    if (n < 20 || n % 10 != 0) continue;
    const Interval interval = interval_of(p, n);
    band.x.push_back(n), band.y.push_back(p);
    band.low.push_back(interval.low / n), band.high.push_back(interval.high / n);
    coin.x.push_back(n), coin.y.push_back(static_cast<double>(heads) / n);
  }
  findings.picture({"coin.svg",
                    "The share of heads of one coin with p = 0.7, toss after toss. Ten times the precision "
                    "takes a hundred times the tosses: the same holds for the mean return of episodes."},
                   to_svg({.title = "How fast a mean settles",
                           .x_label = "tosses",
                           .y_label = "share of heads",
                           .series = {band, coin}}));
}

// ---- Temperature: a knob between always the best and any

using Probabilities = std::vector<double>;

Probabilities over_their_sum(Probabilities p) {
  double total = 0;
  for (const double x : p) total += x;
  for (double& x : p) x /= total;
  return p;
}

Probabilities powers(Probabilities p, double exponent) {  // p^(1/t), made to sum to 1
  for (double& x : p) x = std::pow(x, exponent);
  return over_their_sum(p);
}

Probabilities softmax_of(Probabilities scores, double t) {  // exp(score / t), made to sum to 1
  for (double& x : scores) x = std::exp(x / t);
  return over_their_sum(scores);
}

void temperature(Findings& findings) {
  const Probabilities p{0.9, 0.1}, q{0.4, 0.6};
  findings.same("temperature by powers, p^(1/t): [0.9 0.1] at t = 0.5", "[0.98780488 0.01219512]",
                array_text(powers(p, 1 / 0.5)));
  findings.same("the same at t = 2", "[0.75 0.25]", array_text(powers(p, 1.0 / 2)));
  findings.same("the same, p^0.8", "[0.85293136 0.14706864]", array_text(powers(p, 0.8)));
  findings.same("temperature by softmax(p / t): [0.4 0.6] at t = 0.06", "[0.0344452 0.9655548]",
                array_text(softmax_of(q, 0.06)));
  findings.noted("another function: p^(1/t) of the same [0.4 0.6] at t = 0.06", "-",
                 array_text(powers(q, 1 / 0.06)));
  const std::string even = array_text(softmax_of(p, 1));
  findings.judged("softmax(p / t) changes [0.9 0.1] even at t = 1: it is made for scores, not probabilities",
                  "-", even, even == "[0.68997448 0.31002552]");
  const Probabilities logs{std::log(0.4), std::log(0.6)};
  findings.judged("of the logarithms both are the same: softmax(log p / 0.06)", "-",
                  array_text(softmax_of(logs, 0.06)),
                  array_text(softmax_of(logs, 0.06)) == array_text(powers(q, 1 / 0.06)));

  Series by_powers{"p^(1/t)", {}, {}, {}, {}}, by_softmax{"softmax(p/t)", {}, {}, {}, {}};
  for (double t = 0.05; t <= 4; t += 0.05) {
    by_powers.x.push_back(t), by_powers.y.push_back(powers(p, 1 / t)[0]);
    by_softmax.x.push_back(t), by_softmax.y.push_back(softmax_of(p, t)[0]);
  }
  findings.picture({"temperature.svg",
                    "Two formulas called temperature, for an action with p = 0.9. Cold: always this action. "
                    "Hot: either. Only the powers leave p alone at t = 1."},
                   to_svg({.title = "Temperature",
                           .x_label = "t",
                           .y_label = "probability of the action",
                           .series = {by_powers, by_softmax},
                           .reference_lines = {{0.9, "0.9"}}}));
}

// ---- A network as a coin

// The notebook's policy: four numbers in, the probability of a push to the left out.
Sequential left_probability() {
  Sequential net = sequential(Dense(4, 5), Elu{}, Dense(5, 1), Sigmoid{});
  initialise(net, Rng(42).stream("policy"));
  return net;
}

int toss(const Sequential& policy, const Tensor& s, double random) {
  const double left = static_cast<double>(predict(policy, s.reshaped({1, 4})).item());
  return random > left ? 1 : 0;  // 1 pushes right
}

// The notebook's render_policy_net(model, seed=42): its start and its tosses, exactly; its weights are lost.
int notebooks_episode(const Sequential& policy) {
  LegacyRng tosses(42);
  NotebookCartPole env(200);
  return episode_length(env, NotebookStarts(42).next(), [&](const NotebookCartPole::State& s) {
    return toss(policy, as_tensor(s), tosses.random_sample());
  });
}

void network(Findings& findings) {
  const Sequential policy = left_probability();
  TimeLimit env(CartPole{}, 200);
  Rng rng = Rng(42).stream("tosses");
  const float left = predict(policy, env.reset(42).reshaped({1, 4})).item();
  findings.noted("a network 4-5-1 that has learned nothing: P(left) in the first state of seed 42", "-",
                 fixed(left, 4));
  findings.noted("an episode of it, actions drawn by that probability: steps (the notebook shows a video)",
                 "-", join(notebooks_episode(policy)));
  findings.picture(
      {"untrained.gif", "A network with its first weights: each push is the toss of a coin."},
      record_episode(env, [&](const Tensor& s) { return toss(policy, s, rng.random()); }, {.seed = 42}));
}

void chance(Findings& findings, const ChapterOptions&) {
  coins(findings);
  running_mean(findings);
  temperature(findings);
  network(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "03.4 Chance", .run = chance});
}
