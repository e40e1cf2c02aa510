#include <algorithm>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/convolution.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/flatten.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/pooling.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/rmsprop.hpp"
#include "minirl/optim/sgd.hpp"

namespace minirl::golden {
namespace {

// The case's own names for the parameters of two dense layers, in the order of `visit`.
constexpr const char* parameter_names[] = {"W1", "b1", "W2", "b2"};

// A network of two dense layers with the case's weights.
template <class Activation>
Sequential two_layers(Case& c, Activation activation) {
  const Tensor &w1 = c.tensor("W1"), &w2 = c.tensor("W2");
  Sequential net = sequential(Dense(w1.dim(1), w1.dim(0)), activation, Dense(w2.dim(1), w2.dim(0)));
  int i = 0;
  for_each_parameter(net, [&](Tensor& parameter) { parameter = turned(c.tensor(parameter_names[i++])); });
  return net;
}

void give_parameters(Case& c, const Sequential& net) {
  int i = 0;
  for_each_parameter(
      net, [&](const Tensor& parameter) { c.give(join("final_", parameter_names[i++]), turned(parameter)); });
}

// Full batches, binary cross-entropy.
template <class Optimiser>
void classify(Case& c, Optimiser optimiser) {
  Sequential net = two_layers(c, Elu{});
  std::vector<double> losses;
  for (int step = 0; step < c.output_shape("losses").size(); ++step) {
    GradientTape tape;
    const Var logits = net(tape.constant(c.tensor("x")));
    const Var loss = bce_with_logits(logits, c.tensor("y"));
    const Gradients g = tape.gradient(loss, net);
    if (step == 0) {
      c.give("prob0", sigmoid(logits).value());
      for (int i = 0; i < g.size(); ++i) c.give(join("grad0_", parameter_names[i]), turned(g[i]));
    }
    losses.push_back(static_cast<double>(loss.item()));
    optimiser.step(net, g);
  }
  c.give("losses", std::move(losses));
  give_parameters(c, net);
}

Tensor rows(const Tensor& x, int begin, int count) {
  return predict([&](Var v) { return slice(v, {0, begin, begin + count}); }, x);
}

// Four rows a step, squared error.
void regress(Case& c) {
  constexpr int batch = 4, batches = 4;
  Sequential net = two_layers(c, Relu{});
  Adam adam({c.number("lr")});
  std::vector<double> losses;
  for (int step = 0; step < c.output_shape("losses").size(); ++step) {
    const int begin = step % batches * batch;
    GradientTape tape;
    const Var loss =
        mse(net(tape.constant(rows(c.tensor("x"), begin, batch))), rows(c.tensor("y"), begin, batch));
    losses.push_back(static_cast<double>(loss.item()));
    adam.step(net, tape.gradient(loss, net));
  }
  c.give("losses", std::move(losses));
  give_parameters(c, net);
}

// Two convolutions of 9 x 9 and a dense layer; REINFORCE's loss. PyTorch flattens in the order channel,
// height, width.
void pong_policy(Case& c, Padding padding) {
  const Var h1 = relu(conv2d(images(c.leaf("x")), filters(c.leaf("W1")), c.leaf("b1"), {4, padding}));
  const Var h2 = relu(conv2d(h1, filters(c.leaf("W2")), c.leaf("b2"), {2, padding}));
  const Var logits = torch_linear(Flatten{}(torch_images(h2)), c.leaf("Wd"), c.leaf("bd"));
  const Var ce = cross_entropy(logits, c.indices("action"), Reduction::none);
  c.give("a1_mean", GlobalAveragePool{}(h1));
  c.give("a2_mean", GlobalAveragePool{}(h2));
  c.give("logits", logits);
  c.give("probs", softmax(logits));
  c.give("ce", ce);
  c.give("loss", mean(ce * c.tensor("adv")));
}

Rmsprop rmsprop(Case& c) {
  const bool inside = c.name().find("inside") != std::string::npos;
  return Rmsprop({c.number("lr"), c.exact_number(c.has("rho") ? "rho" : "alpha"), c.number("eps"), inside});
}

}  // namespace

const Checks& e2e_checks() {
  static const Checks checks = {
      {"mlp_rmsprop_*", [](Case& c) { classify(c, rmsprop(c)); }},
      {"mlp_adam",
       [](Case& c) {
         classify(c, Adam({c.number("lr"), 0.9, 0.999, c.number("eps")}));
       }},
      {"mlp_sgd",
       [](Case& c) {
         classify(c, Sgd({.learning_rate = c.number("lr"), .momentum = c.number("momentum")}));
       }},
      {"mlp_relu_mse_minibatch_adam", regress},
      {"pong_policy_valid", [](Case& c) { pong_policy(c, 0); }},
      {"pong_policy_same", [](Case& c) { pong_policy(c, same); }},
  };
  return checks;
}

}  // namespace minirl::golden
