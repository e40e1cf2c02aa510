#include "golden/nn_compose.hpp"
#include "golden/nn_ddpg.hpp"
#include "minirl/core/text.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/nn/soft_update.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/sgd.hpp"

namespace minirl::golden {
namespace {

struct Single {
  void visit(Visitor& v) { v("tensor", tensor); }
  Tensor tensor;
};

// The case's names for the parameters of three dense layers, in the order of `visit`.
constexpr const char* parameter_names[] = {"W0", "b0", "W1", "b1", "W2", "b2"};

Sequential three_layers(Case& c, const std::string& name) {
  const auto layer = [&](const char* weight) {
    const Tensor& w = c.tensor(join(name, "_", weight));
    return Dense(w.dim(1), w.dim(0));
  };
  Sequential net = sequential(layer("W0"), Relu{}, layer("W1"), Relu{}, layer("W2"));
  int i = 0;
  for_each_parameter(
      net, [&](Tensor& parameter) { parameter = turned(c.tensor(join(name, "_", parameter_names[i++]))); });
  return net;
}

void give_parameters(Case& c, const std::string& name, const Sequential& net) {
  int i = 0;
  for_each_parameter(net, [&](const Tensor& parameter) {
    c.give(join("new_", name, "_", parameter_names[i++]), turned(parameter));
  });
}

template <class Optimiser>
void take_step(Case& c, const std::string& name, Sequential& net, const Gradients& g) {
  c.give(join("grad_", name, "_W0"), turned(g[0]));
  Optimiser optimiser({.learning_rate = c.number(name + "_lr")});
  optimiser.step(net, g);
}

template <class Optimiser>
void update(Case& c) {
  Sequential actor = three_layers(c, "actor"), critic = three_layers(c, "critic");
  Sequential actor_target = three_layers(c, "actor_t"), critic_target = three_layers(c, "critic_t");
  const Scalar scale = c.number("action_scale"), tau = c.number("tau");
  const auto act = [scale](const Sequential& policy, Var s) { return tanh(policy(s)) * scale; };
  const auto rate = [](const Sequential& q, Var s, Var a) {
    return reshape(q(concat({s, a}, 1)), {s.dim(0)});
  };

  const Tensor next =
      predict([&](Var s2) { return rate(critic_target, s2, act(actor_target, s2)); }, c.tensor("next_obs"));
  Tensor y = c.tensor("reward");
  for (int i = 0; i < y.size(); ++i) y[i] += c.number("gamma") * (1 - c.tensor("terminated")[i]) * next[i];
  c.give("y", y);
  {
    GradientTape tape;
    const Var loss = mse(rate(critic, tape.constant(c.tensor("obs")), tape.constant(c.tensor("action"))), y);
    c.give("critic_loss", loss.value());
    take_step<Optimiser>(c, "critic", critic, tape.gradient(loss, critic));
  }
  GradientTape tape;
  const Var s = tape.constant(c.tensor("obs")), loss = -mean(rate(critic, s, act(actor, s)));
  c.give("actor_loss", loss.value());
  take_step<Optimiser>(c, "actor", actor, tape.gradient(loss, actor));

  soft_update(actor_target, actor, tau);
  soft_update(critic_target, critic, tau);
  give_parameters(c, "actor", actor), give_parameters(c, "actor_t", actor_target);
  give_parameters(c, "critic", critic), give_parameters(c, "critic_t", critic_target);
}

}  // namespace

void soft_updates(Case& c) {
  Single target{c.tensor("target")};
  const Single online{c.tensor("online")};
  for (int i = 1; i <= 100; ++i) {
    soft_update(target, online, c.number("tau"));
    if (i == 1) c.give("target1", target.tensor);
  }
  c.give("target100", target.tensor);
}

void ddpg_update(Case& c) { c.text("optimiser") == "adam" ? update<Adam>(c) : update<Sgd>(c); }

}  // namespace minirl::golden
