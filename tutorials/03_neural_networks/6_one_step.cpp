// One step of play and its gradient: towards the action taken, as if it had been right.
#include <algorithm>
#include <cmath>

#include "minirl/autodiff/gradcheck.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

// 4-5(elu)-1; sigmoid of its output is the probability p of left.
Sequential fresh_network() {
  Sequential net = sequential(Dense(4, 5), Elu{}, Dense(5, 1));
  initialise(net, Rng(42).stream("policy"));
  return net;
}

std::string numbers(const Tensor& t, int decimals = 8) {
  return array_text(std::vector<double>(t.begin(), t.end()), decimals);
}

// -log pi(action | s): binary cross entropy with y = 1 for left (action 0) and 0 for right. Its gradient is
// minus that of the log-probability of what was done.
Var surprise(const Sequential& net, Var s, int action) {
  return bce_with_logits(net(s), Tensor({1, 1}, static_cast<float>(1 - action)));
}

// ---- The notebook's play_one_step

void one_step(Findings& findings) {
  const Sequential net = fresh_network();
  TimeLimit env(CartPole{}, 500);
  const Tensor s = env.reset(42).reshaped({1, 4});
  Rng rng = Rng(42).stream("tosses");
  const float left = predict([&](Var x) { return sigmoid(net(x)); }, s).item();
  const int action = rng.random() > static_cast<double>(left) ? 1 : 0;

  GradientTape tape;
  const Var loss = surprise(net, tape.constant(s), action);
  const Gradients g = tape.gradient(loss, net);
  findings.noted("one step: P(left), the action drawn, the loss -log pi(action | s)", "-",
                 join(fixed(left, 4), " ", action, " ", fixed(loss.item(), 4)));
  int i = 0;
  for_each_named_parameter(net, [&](const std::string& name, const Tensor& parameter, const Initialiser&) {
    findings.noted(join("its gradient by ", name, " ", parameter.shape().text()), "-", numbers(g[i++], 4));
  });
  // In float the difference of two losses carries two digits of a small gradient, or three.
  const Gradcheck check = gradcheck(
      net, [&](GradientTape& t, const Sequential& n) { return surprise(n, t.constant(s), action); });
  findings.judged("the gradient and differences of the loss: the largest relative error", "-", check.text(),
                  check.worst_error < 0.03);
}

// ---- The gradients that the notebook printed, read backwards
//
//   dL/db2 = p - y          y = 1: it went left            dL/dW2 = h (p - y)       h = elu(x W1 + b1)
//   dL/db1 = w2 (p - y)     as every h here is positive    dL/dW1 = x (outer) dL/db1
//
// So they tell what went in and what the network was: its observation x, hidden units h, second layer w2, b2.

struct Printed {
  Tensor w1 = Tensor({4, 5}, {-0.00493407f, -0.00439288f, -0.00691502f, 0.00454075f,  -0.00600454f,  //
                              -0.00122313f, -0.00108897f, -0.00171419f, 0.00112563f,  -0.00148849f,  //
                              0.0027751f,   0.00247072f,  0.00388926f,  -0.00255389f, 0.00337717f,   //
                              0.00069054f,  0.00061479f,  0.00096777f,  -0.00063549f, 0.00084035f});
  Tensor b1 = Tensor::vector({-0.1018425f, -0.09067191f, -0.14273047f, 0.09372412f, -0.12393767f});
  Tensor w2 = Tensor({5, 1}, {-0.00960044f, -0.00665895f, -0.00757497f, -0.0067758f, -0.00669133f});
  Tensor b2 = Tensor::vector({-0.02722095f});
};

// x W1 is not in them. W1 = 0 and b1 = h give the same h, and with it the same gradients.
Sequential network_behind(const Printed& g) {
  Dense first(4, 5), second(5, 1);
  first.weight = Tensor({4, 5});
  first.bias = Tensor({5});
  second.weight = Tensor({5, 1});
  const float error = g.b2.item();  // p - 1
  float logit = std::log((1 + error) / -error);
  for (int j = 0; j < 5; ++j) {
    first.bias[j] = g.w2[j] / error;
    second.weight[j] = g.b1[j] / error;
    logit -= first.bias[j] * second.weight[j];
  }
  second.bias = Tensor({1}, logit);
  return sequential(first, Elu{}, second);
}

Tensor observation_behind(const Printed& g) {
  Tensor x({1, 4});
  for (int k = 0; k < 4; ++k)
    x[k] = g.w1(k, 2) / g.b1[2];  // any column would do; this one has the most digits
  return x;
}

float largest_difference(const Gradients& g, const Printed& printed) {
  float largest = 0;
  const auto compare = [&](const Tensor& a, const Tensor& b) {
    for (int i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  };
  compare(g[0], printed.w1), compare(g[1], printed.b1), compare(g[2], printed.w2), compare(g[3], printed.b2);
  return largest;
}

void notebooks_step(Findings& findings) {
  const Printed printed;
  const Sequential net = network_behind(printed);
  const Tensor x = observation_behind(printed);
  findings.noted("the notebook's gradients tell its observation", "-", numbers(x, 6));
  findings.noted("its P(left)", "-", fixed(predict([&](Var s) { return sigmoid(net(s)); }, x).item(), 4));

  NotebookCartPole env;
  NotebookCartPole::State before{};
  std::copy(x.begin(), x.end(), before.begin());
  env.reset(before);
  const auto after = env.step(0).observation;
  findings.same("a push to the left from there: to the observation that it printed, to five digits",
                "[0.04869 -0.18271 -0.02738 0.27718]", array_text(after, 5));

  GradientTape tape;
  const Gradients g = tape.gradient(surprise(net, tape.constant(x), 0), net);
  // p is 0.97, and a float near 1 is 1e-7 off: five digits of p - 1, and so of every gradient, can agree.
  const float difference = largest_difference(g, printed);
  findings.judged("the tape's gradients of that step and its 31 printed numbers: the largest difference", "-",
                  to_text(difference), difference < 1e-6f);
}

void one_step_of_play(Findings& findings, const ChapterOptions&) {
  one_step(findings);
  notebooks_step(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "03.6 One step", .run = one_step_of_play});
}
