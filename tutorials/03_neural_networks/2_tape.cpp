// The tape: it writes down what is computed and walks back over it to find gradients. Layers and losses stand
// on it.
#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/text.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

bool close(double a, double b) { return std::abs(a - b) < 1e-6; }

// ---- One neuron, on paper and on the tape:   z = w x + b   y = sigmoid(z)   loss = (y - t)^2

struct Neuron {
  Tensor w = Tensor::scalar(0.5f), b = Tensor::scalar(-1);
  void visit(Visitor& v) { v("w", w), v("b", b); }
};

struct Example {
  float x, t;  // what goes in, and what should come out
};

Var loss_of(GradientTape& tape, const Neuron& neuron, const Example& e) {
  const Var z = tape.watch(neuron.w) * e.x + tape.watch(neuron.b);
  return square(sigmoid(z) - e.t);
}

double sigmoid_of(double z) { return 1 / (1 + std::exp(-z)); }

double loss_on_paper(double w, double b, const Example& e) {
  return std::pow(sigmoid_of(w * static_cast<double>(e.x) + b) - static_cast<double>(e.t), 2);
}

// The chain rule goes from the loss back to the weight: dl/dy = 2 (y - t), dy/dz = y (1 - y), dz/dw = x.
double dl_dw_on_paper(double w, double b, const Example& e) {
  const double x = static_cast<double>(e.x), t = static_cast<double>(e.t);
  const double y = sigmoid_of(w * x + b);
  const double dl_dy = 2 * (y - t);
  const double dl_dz = dl_dy * y * (1 - y);
  return dl_dz * x;
}

void one_neuron(Findings& findings) {
  const Example example{3, 1};
  const double paper = dl_dw_on_paper(0.5, -1, example);
  findings.noted("one neuron: d loss / d w by the chain rule, on paper", "-", fixed(paper, 6));

  Neuron neuron;
  GradientTape tape;
  const Var loss = loss_of(tape, neuron, example);
  const Gradients g = tape.gradient(loss, neuron);  // in the order of visit: w, b
  const double taped = static_cast<double>(g[0].item());
  findings.judged("the same from the tape", "-", fixed(taped, 6), close(taped, paper));

  const double h = 1e-5;  // in double: a float has no digits to spare for such a difference
  const double difference =
      (loss_on_paper(0.5 + h, -1, example) - loss_on_paper(0.5 - h, -1, example)) / (2 * h);
  findings.judged("the same as a difference: the loss with w a little higher and a little lower", "-",
                  fixed(difference, 6), close(difference, paper));

  const float rate = 2, before = loss.item();
  neuron.w[0] -= rate * g[0].item();  // one step downhill
  neuron.b[0] -= rate * g[1].item();
  tape.clear();
  const float after = loss_of(tape, neuron, example).item();
  findings.judged("the loss before and after one step downhill", "-",
                  join(fixed(before, 4), " ", fixed(after, 4)), after < before);
}

// ---- Gradients are values

// REINFORCE needs this: it learns what a step was worth when the episode is over, long after its gradient.
void gradients_are_values(Findings& findings) {
  const Neuron neuron;
  const Example first{3, 1}, second{-1, 1};
  GradientTape tape;
  const Var loss_1 = loss_of(tape, neuron, first), loss_2 = loss_of(tape, neuron, second);
  const Gradients kept_1 = tape.gradient(loss_1, neuron), kept_2 = tape.gradient(loss_2, neuron);
  const Gradients weighed = 3 * kept_1 + -2 * kept_2;
  const Gradients at_once = tape.gradient(3 * loss_1 - 2 * loss_2, neuron);
  const auto text = [](const Gradients& g) {
    return join(fixed(g[0].item(), 5), " ", fixed(g[1].item(), 5));
  };
  findings.judged("two gradients kept, weighed with 3 and -2 afterwards, added: by w, by b", "-",
                  text(weighed), text(weighed) == text(at_once));

  Neuron changed;
  const Var loss = loss_of(tape, changed, first);
  changed.w[0] = 7;
  std::string error = "no error";
  try {
    tape.gradient(loss, changed);
  } catch (const StateError& e) {
    error = e.what();
  }
  findings.judged("a weight that changes between the loss and its gradient", "-", error, error != "no error");
}

// ---- Layers

// The PyTorch notebook's NN([in, 32, out], distribution=...): relu between the layers, softmax if wanted.
enum class Output { scores, probabilities };

Sequential network_of_sizes(const std::vector<int>& sizes, Output output) {
  Sequential net;
  for (std::size_t i = 1; i < sizes.size(); ++i) {
    if (i > 1) net.add(Relu{});
    net.add(Dense(sizes[i - 1], sizes[i]));
  }
  if (output == Output::probabilities) net.add([](Var scores) { return softmax(scores); });
  return net;
}

void layers(Findings& findings) {
  GradientTape tape;
  const Var v = tape.constant(Tensor::matrix({{-1, 0, 2}}));
  const auto text = [](Var y) { return to_text(y.value()); };
  findings.judged("elu of -1, 0, 2: below zero it bends towards -1", "-", text(Elu{}(v)),
                  close(static_cast<double>(Elu{}(v).value()[0]), std::exp(-1.0) - 1));
  findings.judged("sigmoid of -1, 0, 2", "-", text(Sigmoid{}(v)), Sigmoid{}(v).value()[1] == 0.5f);

  Sequential net = network_of_sizes({4, 32, 2}, Output::probabilities);
  initialise(net, Rng(42).stream("net"));
  std::string shapes;
  for_each_named_parameter(net, [&](const std::string& name, const Tensor& parameter, const Initialiser&) {
    shapes += join(shapes.empty() ? "" : ", ", name, " ", parameter.shape().text());
  });
  findings.judged("a network from the sizes 4, 32, 2: its parameters", "-", shapes,
                  parameter_count(net) == 4 * 32 + 32 + 32 * 2 + 2);
  const Tensor p = predict(net, Tensor::matrix({{0.1f, 0.2f, 0.3f, 0.4f}}));
  findings.judged("with softmax as its last layer it gives probabilities", "-", to_text(p),
                  close(static_cast<double>(p[0] + p[1]), 1));
}

// ---- Losses

void losses(Findings& findings) {
  GradientTape tape;
  const Var y = tape.constant(Tensor::vector({0.5f, 3}));
  const Tensor zero({2});
  const auto each = [](Var loss) { return to_text(loss.value()); };
  findings.judged("errors 0.5 and 3 to mse: the square", "-", each(mse(y, zero, Reduction::none)),
                  mse(y, zero, Reduction::none).value() == Tensor::vector({0.25f, 9}));
  findings.judged("the same to huber: half the square, beyond 1 a straight line", "-",
                  each(huber(y, zero, 1, Reduction::none)),
                  huber(y, zero, 1, Reduction::none).value() == Tensor::vector({0.125f, 2.5f}));
  const Var surprise = bce_with_logits(tape.constant(Tensor({1})), Tensor({1}, 1));
  findings.judged("binary cross entropy of an even guess: log 2", "-", to_text(surprise.item()),
                  close(static_cast<double>(surprise.item()), std::log(2.0)));

  // Every gradient of a whole network, compared with differences of its loss. A float carries seven digits,
  // and a difference of two losses loses most of them; built with doubles, the tests ask for six.
  Sequential net = network_of_sizes({4, 8, 2}, Output::scores);
  initialise(net, Rng(42).stream("net"));
  const auto loss = [](GradientTape& t, const Sequential& n) {
    return mse(n(t.constant(Tensor::matrix({{1, -1, 2, 0}}))), Tensor::matrix({{1, 2}}));
  };
  const Gradcheck check = gradcheck(net, loss);
  findings.judged("a network's gradients and differences in float: the largest relative error", "-",
                  check.text(), check.worst_error < 1e-3);
}

void tape(Findings& findings, const ChapterOptions&) {
  one_neuron(findings);
  gradients_are_values(findings);
  layers(findings);
  losses(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "03.2 The tape", .run = tape});
}
