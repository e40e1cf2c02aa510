// Optimisers: what becomes of a gradient. SGD, RMSprop and Adam on the same slope, and what they remember.
#include <algorithm>
#include <cmath>

#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/rmsprop.hpp"
#include "minirl/optim/sgd.hpp"

using namespace minirl;

namespace {

// ---- One step

struct Point {
  Tensor p = Tensor::vector({1, 1});
  void visit(Visitor& v) { v("p", p); }
};

Gradients gradient_of(std::initializer_list<float> numbers) {
  Gradients g;
  g.push_back(Tensor::vector(numbers));
  return g;
}

// Where one step leads from (1, 1), if the slope is 10 in one direction and 0.1 in the other.
template <class Optimiser>
std::vector<double> first_step(Optimiser optimiser) {
  Point point;
  optimiser.step(point, gradient_of({10, 0.1f}));
  return {static_cast<double>(point.p[0]), static_cast<double>(point.p[1])};
}

void one_step(Findings& findings) {
  const auto near = [](const std::vector<double>& a, double x, double y) {
    return std::abs(a[0] - x) < 1e-5 && std::abs(a[1] - y) < 1e-5;
  };
  const auto sgd = first_step(Sgd({.learning_rate = 0.01f}));
  findings.judged("slopes 10 and 0.1, one step of 0.01 from (1, 1); SGD follows the slope", "-",
                  array_text(sgd, 4), near(sgd, 0.9, 0.999));
  const auto rmsprop =
      first_step(Rmsprop({.learning_rate = 0.01f}));  // each slope over the root of 0.1 slope^2
  findings.judged("RMSprop divides each slope by its usual size, at first by 0.32 of it", "-",
                  array_text(rmsprop, 4),
                  near(rmsprop, 1 - 0.01 / std::sqrt(0.1), 1 - 0.01 / std::sqrt(0.1)));
  const auto adam = first_step(Adam({.learning_rate = 0.01f}));
  findings.judged("Adam corrects for that: its first step is as long as the learning rate", "-",
                  array_text(adam, 4), near(adam, 0.99, 0.99));
}

// ---- Many steps: a small network learns a sine

constexpr int samples = 64, steps = 3000;

struct Examples {
  Tensor x = Tensor({samples, 1}), y = Tensor({samples, 1});
};

Examples sine() {
  Examples e;
  for (int i = 0; i < samples; ++i) {
    const double x = -1 + 2.0 * i / (samples - 1);
    e.x[i] = static_cast<float>(x);
    e.y[i] = static_cast<float>(std::sin(4 * x));
  }
  return e;
}

Sequential fresh_network(std::uint64_t seed) {
  Sequential net = sequential(Dense(1, 16), Tanh{}, Dense(16, 1));
  initialise(net, Rng(seed).stream("net"));
  return net;
}

using Losses = std::vector<CurvePoint>;  // log10 of the loss after each step

template <class Optimiser>
Losses learn_sine(Optimiser optimiser, std::uint64_t seed) {
  const Examples examples = sine();
  Sequential net = fresh_network(seed);  // a seed means the same first weights for every optimiser
  Losses losses;
  GradientTape tape;
  for (int step = 1; step <= steps; ++step) {
    const Var loss = mse(net(tape.constant(examples.x)), examples.y);
    optimiser.step(net, tape.gradient(loss, net));
    losses.push_back({step, std::log10(static_cast<double>(loss.item()))});
    tape.clear();
  }
  return losses;
}

struct Contestant {
  std::string name;
  std::vector<Losses> runs;  // of the seeds 0 to 9

  std::vector<double> last_losses() const {
    std::vector<double> last;
    for (const Losses& run : runs) last.push_back(std::pow(10, run.back().episode_return));
    std::sort(last.begin(), last.end());
    return last;
  }
};

template <class Optimiser>
Contestant ten_runs(const std::string& name, const Optimiser& optimiser) {
  return {name, for_seeds(seed_range(0, 10), [&](auto seed) { return learn_sine(optimiser, seed); })};
}

void many_steps(Findings& findings) {
  // Of the learning rates 0.001, 0.003, 0.01, 0.03, 0.1, 0.3 each has the one whose worst seed ends best.
  const Contestant sgd = ten_runs("SGD, 0.1", Sgd({.learning_rate = 0.1f}));
  const Contestant rmsprop = ten_runs("RMSprop, 0.001", Rmsprop({.learning_rate = 0.001f}));
  const Contestant adam = ten_runs("Adam, 0.003", Adam({.learning_rate = 0.003f}));
  Plot plot{.title = "A network 1-16-1 learns a sine, 10 seeds",
            .x_label = "steps",
            .y_label = "log10 of the mean square error",
            .series = {}};
  for (const Contestant& c : {sgd, rmsprop, adam}) {
    const std::vector<double> last = c.last_losses();
    findings.noted(join("a network 1-16-1 learns a sine, seeds 0 to 9, ", steps, " steps: ", c.name), "-",
                   join("loss: median ", fixed(median(last), 5), ", ", fixed(last.front(), 5), " to ",
                        fixed(last.back(), 5)));
    plot.series.push_back(over_seeds(c.name, c.runs, {.window = 1}));
  }
  findings.judged("Adam's worst seed is better than SGD's best", "-",
                  join(fixed(adam.last_losses().back(), 5), " < ", fixed(sgd.last_losses().front(), 5)),
                  adam.last_losses().back() < sgd.last_losses().front());
  findings.picture({"optimisers.svg",
                    "The same network, the same first weights, three optimisers. Lines are medians of ten "
                    "seeds, bands their whole range."},
                   to_svg(plot));
}

// ---- What an optimiser remembers

// The notebook makes its optimiser, then clears everything and builds the network anew: the optimiser lives
// on. Here nothing ties the two together, so a network and its optimiser must be made together by you.
void outlives_its_network(Findings& findings) {
  Adam adam({.learning_rate = 0.01f});
  Point old_network;
  for (int i = 0; i < 100; ++i) adam.step(old_network, gradient_of({1, 1}));

  Point new_network;
  adam.step(new_network, gradient_of({-1, -1}));  // downhill is up now
  findings.judged("an Adam that knows another network: its first step for a new one goes uphill, from 1 to",
                  "-", fixed(new_network.p[0], 4), new_network.p[0] < 1);
  Point with_fresh_adam;
  Adam({.learning_rate = 0.01f}).step(with_fresh_adam, gradient_of({-1, -1}));
  findings.judged("the same step by a fresh Adam", "-", fixed(with_fresh_adam.p[0], 4),
                  with_fresh_adam.p[0] > 1);
  std::string error = "no error";
  try {
    Sequential larger = fresh_network(0);
    GradientTape tape;
    const Var loss = mse(larger(tape.constant(sine().x)), sine().y);
    adam.step(larger, tape.gradient(loss, larger));
  } catch (const ShapeError& e) {
    error = e.what();
  }
  findings.judged("a network of another shape is refused", "-", error, error != "no error");
}

// ---- Denormals

// One step of a decaying average v = 0.999 v in the floats below 2^-126: multiples of 2^-149.
double decayed_denormal(double v) { return std::nearbyint(v * 0.999 * 0x1p149) * 0x1p-149; }

// Once its gradient is 0, a weight's moments decay for ever. Below 2^-126 floats lose digits and processors
// become slow, 25 times for Adam. Every program of this course therefore counts such numbers as zero.
void denormals(Findings& findings) {
  Tensor moment = Tensor::scalar(1e-37f);
  int faded_after = 0;
  for (; moment.item() != 0 && faded_after < 100'000; ++faded_after) moment[0] *= 0.999f;
  findings.judged("an average that fades by 0.999 a step from 1e-37: it is zero after", "-",
                  join(faded_after, " steps"), faded_after < 3000 || !denormals_are_flushed());
  double v = 1e-38;
  for (int i = 0; i < 100'000; ++i) v = decayed_denormal(v);
  findings.judged("the same if denormals were kept: it stops for ever at", "-", to_text(v), v > 0);
}

void optimisers(Findings& findings, const ChapterOptions&) {
  one_step(findings);
  many_steps(findings);
  outlives_its_network(findings);
  denormals(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "03.3 Optimisers", .run = optimisers});
}
