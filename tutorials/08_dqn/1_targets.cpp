// Targets: what a network is told to say, and three ways in which telling it goes wrong.
#include <algorithm>
#include <cmath>

#include "minirl/agents/dqn_presets.hpp"
#include "minirl/agents/hardcoded.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/optim/sgd.hpp"
#include "minirl/rl/episode.hpp"

using namespace minirl;

namespace {

// ---- The rules, with numbers that a hand can check

void by_hand(Findings& findings) {
  Transitions t;  // three steps that earned 1; the second ended the game, the third met the time limit
  t.rewards = {1, 1, 1}, t.terminated = {0, 1, 0}, t.discounts = {0.9, 0.9, 0.9};
  const Tensor q_next({3, 2}, {2, 5, 2, 5, 2, 5}), q_next_online({3, 2}, {3, 1, 3, 1, 3, 1});
  const auto text = [](const Tensor& y) { return array_text(std::vector<double>(y.begin(), y.end()), 2); };
  const std::string y = text(dqn_target(t, q_next, q_next_online));
  const std::string twice = text(double_dqn_target(t, q_next, q_next_online));
  findings.judged("reward 1, discount 0.9, the target network says 2 and 5: on the way; a fall; a time limit",
                  "-", y, y == "[5.5 1 5.5]");
  findings.judged("the same with Double DQN, where the other network says 3 and 1", "-", twice,
                  twice == "[2.8 1 2.8]");
}

// ---- Neighbours are alike

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const Summary of_a = summarise(a), of_b = summarise(b);
  double covariance = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    covariance += (a[i] - of_a.mean) * (b[i] - of_b.mean) / static_cast<double>(a.size());
  }
  return covariance / (of_a.std * of_b.std);
}

// The pole's angle in each of 2000 steps of a memory, which a hard-coded policy has filled.
std::vector<double> angles(const Indices& positions, const Replay& memory) {
  Transitions batch;
  batch.indices = positions;
  memory.take(batch, {});
  std::vector<double> list;
  for (int i = 0; i < batch.size(); ++i) list.push_back(static_cast<double>(batch.observations(i, 2)));
  return list;
}

void neighbours(Findings& findings) {
  const auto env = make_discrete("CartPole-v1");
  Replay memory(2'000);
  for (Tensor s = env->reset(0); memory.size() < memory.capacity();) {
    const auto step = env->step(angle_policy(s));
    memory.add(s, angle_policy(s), step);
    s = step.done() ? env->reset() : step.observation;
  }
  Rng rng(0);
  Indices one, next, other;
  for (int i = 0; i + 1 < memory.size(); ++i) {
    one.push_back(i), next.push_back(i + 1);
    other.push_back(static_cast<int>(rng.integers(0, memory.size())));
  }
  const double in_a_row = correlation(angles(one, memory), angles(next, memory));
  const double by_chance = correlation(angles(one, memory), angles(other, memory));
  findings.judged("2000 steps of CartPole: correlation of the angle with that of the step after it", "-",
                  fixed(in_a_row, 2), in_a_row > 0.8);
  findings.judged("with that of a step drawn from memory", "-", fixed(std::abs(by_chance), 2),
                  std::abs(by_chance) < 0.1);
}

// ---- A target that runs away from its network

// One update towards the targets of a batch: how far the values move, and how far the targets move with them.
std::array<double, 2> one_update(Sequential& q_net, const Transitions& batch) {
  const auto look = [&] {
    return std::pair(predict(q_net, batch.observations),
                     dqn_target(batch, predict(q_net, batch.next_observations), {}));
  };
  const auto [q, y] = look();
  GradientTape tape;
  const Var chosen = gather(q_net(tape.constant(batch.observations)), batch.actions);
  Sgd({.learning_rate = Scalar(0.01)}).step(q_net, tape.gradient(huber(chosen, y), q_net));
  const auto [q_after, y_after] = look();
  std::array<double, 2> moved{};
  for (int i = 0; i < batch.size(); ++i) {
    const int a = batch.actions[static_cast<std::size_t>(i)];
    moved[0] += static_cast<double>(q_after(i, a) - q(i, a));
    moved[1] += static_cast<double>(y_after[i] - y[i]);
  }
  return moved;
}

void moving_target(Findings& findings) {
  const auto env = make_discrete("CartPole-v1");
  Replay memory(1'000);
  Rng rng(0);
  for (Tensor s = env->reset(0); memory.size() < memory.capacity();) {
    const int a = env->action_space().sample(rng);
    const auto step = env->step(a);
    memory.add(s, a, step);
    s = step.done() ? env->reset() : step.observation;
  }
  std::vector<double> shares;
  for (const std::uint64_t seed : seed_range(0, 5)) {
    Sequential q_net = sequential(Dense(4, 64), Relu{}, Dense(64, 64), Relu{}, Dense(64, 2));
    initialise(q_net, Rng(seed).stream("q_net"));
    Transitions batch;
    memory.sample(batch, {.batch_size = 32}, rng);
    const auto [values, targets] = one_update(q_net, batch);
    shares.push_back(targets / values);
  }
  findings.judged("fresh networks, one update: the targets move too, as a share of the values' move", "-",
                  join(fixed(summarise(shares).min, 2), " to ", fixed(summarise(shares).max, 2)),
                  summarise(shares).min > 0.3);
}

// ---- One row in ten is an end, and has one vote

// Where a network with a single number for all states comes to rest. Of ten rows one is a fall.
double rests_at(DqnLoss loss) {
  Tensor q({1, 1});
  for (int update = 0; update < 100'000; ++update) {
    Tensor y({10, 1});
    for (int i = 0; i < 10; ++i) y[i] = i == 0 ? 1 : 1 + Scalar(0.99) * q[0];
    GradientTape tape;
    const Var ten = take_rows(tape.watch(q), Indices(10, 0));  // the same number ten times
    const Tensor d = tape.gradient(loss == DqnLoss::huber ? huber(ten, y) : mse(ten, y), q);
    q[0] -= Scalar(0.1) * d[0];
  }
  return static_cast<double>(q[0]);
}

void votes(Findings& findings) {
  const double squared = rests_at(DqnLoss::mse), huber = rests_at(DqnLoss::huber);
  findings.judged(
      "games of 10 steps, one number for all states, discount 0.99: where the squared error rests", "-",
      fixed(squared, 1), std::abs(squared - 10 / 1.09) < 0.1);
  findings.judged("where Huber's loss rests", "-", fixed(huber, 1), std::abs(huber - 8 / 0.09) < 0.5);
}

void targets(Findings& findings, const ChapterOptions&) {
  by_hand(findings);
  neighbours(findings);
  moving_target(findings);
  votes(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "08.1 Targets", .run = targets});
}
