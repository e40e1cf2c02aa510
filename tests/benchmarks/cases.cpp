#include "benchmarks/cases.hpp"

#include <memory>

#include "benchmarks/loop_cases.hpp"
#include "benchmarks/world_cases.hpp"
#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/batch_norm.hpp"
#include "minirl/nn/conv2d.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/dropout.hpp"
#include "minirl/nn/duelling.hpp"
#include "minirl/nn/flatten.hpp"
#include "minirl/nn/layer_norm.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/nn/soft_update.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl::bench {
namespace {

Tensor uniform(const Shape& shape, Rng& rng) {
  Tensor t(shape);
  for (Scalar& value : t) value = static_cast<Scalar>(rng.uniform(-1, 1));
  return t;
}

Indices actions(int n, int choices, Rng& rng) {
  Indices a;
  for (int i = 0; i < n; ++i) a.push_back(rng.choice(choices));
  return a;
}

// Weights must not drift while the clock runs: saturated networks are slower or faster than real ones.
Adam still_adam() { return Adam({.learning_rate = Scalar(1e-9)}); }

int sampled(const Tensor& probabilities, Rng& rng) {
  return rng.choice(std::span(probabilities.begin(), probabilities.end()));
}

// 4-128-2 relu, softmax, one sampled action.
std::function<void()> policy_forward_b1() {
  struct State {
    Rng rng{1};
    Sequential policy = sequential(Dense(4, 128), Relu{}, Dense(128, 2));
    Tensor s = uniform({1, 4}, rng);
    volatile int action = 0;
  };
  auto state = std::make_shared<State>();
  initialise(state->policy, state->rng.stream("policy"));
  return [state] {
    const Tensor p = predict([&](Var s) { return softmax(state->policy(s)); }, state->s);
    state->action = sampled(p, state->rng);
  };
}

// loss = -mean(weights log p(a)), backward, Adam.
template <class State>
void policy_gradient_step(State& state) {
  GradientTape tape;
  const Var log_probability = gather(log_softmax(state.policy(tape.constant(state.s))), state.a);
  const Var loss = -mean(log_probability * state.weights);
  state.adam.step(state.policy, tape.gradient(loss, state.policy));
}

// One Huber step towards y on the chosen values.
template <class State>
void value_step(State& state) {
  GradientTape tape;
  const Var q = gather(state.q_net(tape.constant(state.s)), state.a);
  const Var loss = huber(q, state.y);
  state.adam.step(state.q_net, tape.gradient(loss, state.q_net));
}

struct DqnState {
  Rng rng{1};
  Sequential q_net = sequential(Dense(4, 32), Elu{}, Dense(32, 32), Elu{}, Dense(32, 2));
  Tensor s = uniform({32, 4}, rng), s2 = uniform({32, 4}, rng);
  Tensor y = uniform({32}, rng), r = uniform({32}, rng);
  Indices a = actions(32, 2, rng);
  Adam adam = still_adam();
};

// 4-32-32-2 elu, Huber on the chosen value, backward, Adam.
std::function<void()> dqn_step_b32() {
  auto state = std::make_shared<DqnState>();
  initialise(state->q_net, state->rng.stream("q_net"));
  return [state] { value_step(*state); };
}

// The same with the target network's forward pass and y = r + 0.95 max Q(s2).
std::function<void()> dqn_step_target_b32() {
  auto state = std::make_shared<DqnState>();
  initialise(state->q_net, state->rng.stream("q_net"));
  const Sequential target = state->q_net;
  return [state, target] {
    const Tensor q2 = predict(target, state->s2);
    const Scalar* next = q2.data();
    Scalar* y = state->y.data();
    for (int i = 0; i < 32; ++i)
      y[i] = state->r.data()[i] + Scalar(0.95) * std::max(next[2 * i], next[2 * i + 1]);
    value_step(*state);
  };
}

// 4-128-2 relu, log-softmax, gather, weighted mean, backward, Adam.
std::function<void()> reinforce_step_b512() {
  struct State {
    Rng rng{1};
    Sequential policy = sequential(Dense(4, 128), Relu{}, Dense(128, 2));
    Tensor s = uniform({512, 4}, rng), weights = uniform({512}, rng);
    Indices a = actions(512, 2, rng);
    Adam adam = still_adam();
  };
  auto state = std::make_shared<State>();
  initialise(state->policy, state->rng.stream("policy"));
  return [state] { policy_gradient_step(*state); };
}

// Frames of 80 x 80 x 1: conv 32 kernel 9 stride 4, conv 16 kernel 9 stride 2, dense 6.
struct PongState {
  explicit PongState(int frames)
      : s(uniform({frames, 80, 80, 1}, rng)), weights(uniform({frames}, rng)), a(actions(frames, 6, rng)) {
    initialise(policy, rng.stream("policy"));
  }

  Rng rng{1};
  Sequential policy =
      sequential(Conv2d(1, 32, {.kernel = 9, .stride = 4}), Relu{},
                 Conv2d(32, 16, {.kernel = 9, .stride = 2}), Relu{}, Flatten{}, Dense(400, 6));
  Tensor s, weights;
  Indices a;
  Adam adam = still_adam();
  volatile int action = 0;
};

// One sampled action.
std::function<void()> pong_forward_b1() {
  auto state = std::make_shared<PongState>(1);
  return [state] {
    const Tensor p = predict([&](Var s) { return softmax(state->policy(s)); }, state->s);
    state->action = sampled(p, state->rng);
  };
}

// 4-64-64-3 with batch norm before each relu and dropout before a duelling head: every layer that knows
// modes.
std::function<void()> batch_norm_step_b64() {
  struct State {
    Rng rng{1};
    Sequential q_net = sequential(Dense(4, 64), BatchNorm(64), Relu{}, Dense(64, 64), BatchNorm(64), Relu{},
                                  LayerNorm(64), Dropout(0.1), Duelling(64, 3));
    Sequential target = q_net;
    Tensor s = uniform({64, 4}, rng), y = uniform({64, 3}, rng);
    Adam adam = still_adam();
  };
  auto state = std::make_shared<State>();
  initialise(state->q_net, state->rng.stream("q_net"));
  state->target = state->q_net;
  return [state] {
    GradientTape tape;
    tape.draw_from(state->rng);
    const Var loss = huber(state->q_net(tape.constant(state->s)), state->y);
    state->adam.step(state->q_net, tape.gradient(loss, state->q_net));
    soft_update(state->target, state->q_net, Scalar(0.005));
  };
}

// One update on an episode of 1000 frames.
std::function<void()> pong_step_b1000() {
  auto state = std::make_shared<PongState>(1000);
  return [state] { policy_gradient_step(*state); };
}

// The network of Mnih et al. 2015 on stacks of 84 x 84 x 4, six actions.
struct NatureState {
  explicit NatureState(int batch)
      : s(uniform({batch, 84, 84, 4}, rng)), y(uniform({batch}, rng)), a(actions(batch, 6, rng)) {
    initialise(q_net, rng.stream("q_net"));
  }

  Rng rng{1};
  Sequential q_net = sequential(
      Conv2d(4, 32, {.kernel = 8, .stride = 4}), Relu{}, Conv2d(32, 64, {.kernel = 4, .stride = 2}), Relu{},
      Conv2d(64, 64, {.kernel = 3}), Relu{}, Flatten{}, Dense(3136, 512), Relu{}, Dense(512, 6));
  Tensor s, y;
  Indices a;
  Adam adam = still_adam();
  volatile int action = 0;
};

// One greedy action.
std::function<void()> nature_forward_b1() {
  auto state = std::make_shared<NatureState>(1);
  return [state] { state->action = argmax_rows(predict(state->q_net, state->s))[0]; };
}

// Huber on the chosen value, backward, Adam.
std::function<void()> nature_step_b32() {
  auto state = std::make_shared<NatureState>(32);
  return [state] { value_step(*state); };
}

std::vector<Case> network_cases() {
  return {
      {"policy_forward_b1", "4-128-2 relu, softmax, one sampled action, batch 1", policy_forward_b1},
      {"dqn_step_b32", "4-32-32-2 elu, Huber on the chosen value, backward, Adam, batch 32", dqn_step_b32},
      {"dqn_step_target_b32", "the same with the target network and the target", dqn_step_target_b32},
      {"reinforce_step_b512", "4-128-2 relu, log-softmax, gather, weighted mean, backward, Adam, batch 512",
       reinforce_step_b512},
      {"batch_norm_step_b64",
       "4-64-64-3 with batch norm, layer norm, dropout, duelling head, backward, Adam, soft update, batch 64",
       batch_norm_step_b64},
      {"pong_forward_b1", "80x80x1, conv 32 k9 s4, conv 16 k9 s2, dense 6, one sampled action, batch 1",
       pong_forward_b1},
      {"pong_step_b1000", "the same network, one update on an episode of 1000 frames", pong_step_b1000},
      {"nature_forward_b1", "84x84x4, conv 32 k8 s4, 64 k4 s2, 64 k3, dense 512, dense 6, one greedy action",
       nature_forward_b1},
      {"nature_step_b32", "the same network, Huber on the chosen value, backward, Adam, batch 32",
       nature_step_b32},
  };
}

}  // namespace

const std::vector<Case>& all_cases() {
  static const std::vector<Case> cases = [] {
    std::vector<Case> all = network_cases();
    for (Case& c : world_cases()) all.push_back(std::move(c));
    for (Case& c : loop_cases()) all.push_back(std::move(c));
    return all;
  }();
  return cases;
}

}  // namespace minirl::bench
