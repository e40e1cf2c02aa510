#include "benchmarks/bare_dqn.hpp"

#include <array>
#include <cmath>

#include "benchmarks/bare_worlds.hpp"
#include "minirl/nn/initialise.hpp"
#include "tensor/kernels/kernels.hpp"

namespace minirl::bench {
namespace {

using Numbers = std::vector<Scalar>;

constexpr int inputs = 4, choices = 2, time_limit = 500;

using Observation = std::array<float, inputs>;

// One dense layer inside the flat parameters: the weights, behind them the biases.
struct Layer {
  int in, out, weight;
  int bias() const { return weight + in * out; }
  int end() const { return bias() + out; }
};

struct BareNet {
  std::array<Layer, 3> layers;
  bool elu;
  Numbers p, gradient, first, second;  // the parameters, Adam's moments
  std::array<Numbers, 4> x, dx;        // what goes into each layer and comes out of the last; its gradient
  long updates = 0;

  BareNet(const DqnSetup& setup, std::uint64_t seed) : elu(setup.activation == DqnActivation::elu) {
    layers[0] = {inputs, setup.hidden1, 0};
    layers[1] = {setup.hidden1, setup.hidden2, layers[0].end()};
    layers[2] = {setup.hidden2, choices, layers[1].end()};
    Sequential start = dqn_network(setup, inputs, choices);
    initialise(start, Rng(seed).stream("q_net"));
    for_each_tensor(start, [&](Tensor& t, Kind) { p.insert(p.end(), t.begin(), t.end()); });
    gradient = first = second = Numbers(p.size());
    const auto batch = static_cast<std::size_t>(setup.agent.batch_size);
    for (std::size_t i = 0; i < 4; ++i) {
      const int width = i == 0 ? inputs : layers[i - 1].out;
      x[i] = dx[i] = Numbers(batch * static_cast<std::size_t>(width));
    }
  }

  // x[0] -> x[3] with the parameters `w`.
  void forward(const Numbers& w, int rows) {
    const kernels::Table& k = kernels::table();
    for (std::size_t i = 0; i < 3; ++i) {
      const Layer& l = layers[i];
      Scalar* y = x[i + 1].data();
      k.product_nn(
          {rows, l.in, l.out, x[i].data(), &w[at(l.weight)], y, kernels::Start::row, &w[at(l.bias())]});
      if (i == 2) return;
      elu ? k.elu(y, y, rows * l.out, 1) : k.relu(y, y, rows * l.out);
    }
  }

  // dx[3] -> gradient.
  void backward(int rows) {
    const kernels::Table& k = kernels::table();
    for (std::size_t i = 3; i-- > 0;) {
      const Layer& l = layers[i];
      const Scalar* dy = dx[i + 1].data();
      k.product_tn({l.in, rows, l.out, x[i].data(), dy, &gradient[at(l.weight)]});
      k.sum_middle(dy, 1, rows, l.out, &gradient[at(l.bias())], kernels::Write::over);
      if (i == 0) return;
      Scalar* out = dx[i].data();
      k.product_nt({rows, l.out, l.in, dy, &p[at(l.weight)], out});
      const long n = rows * l.in;
      elu ? k.elu_back(out, x[i].data(), out, n, 1, kernels::Write::over)
          : k.relu_back(out, x[i].data(), out, n, kernels::Write::over);
    }
  }

  void adam(const DqnConfig& c) {
    const double t = static_cast<double>(++updates);
    const kernels::AdamPass pass{
        .one_minus_beta1 = static_cast<Scalar>(1 - 0.9),
        .one_minus_beta2 = static_cast<Scalar>(1 - 0.999),
        .step = static_cast<Scalar>(static_cast<Scalar>(c.learning_rate) / (1 - std::pow(0.9, t))),
        .root = static_cast<Scalar>(1 / std::sqrt(1 - std::pow(0.999, t))),
        .epsilon = static_cast<Scalar>(c.optimiser_epsilon)};
    kernels::table().adam(p.data(), gradient.data(), {first.data(), second.data()},
                          static_cast<long>(p.size()), pass);
  }

  int best() const { return x[3][1] > x[3][0] ? 1 : 0; }

  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
};

Observation begin(BareCartPole& world, Rng& starts) {
  world.start(starts);
  return {static_cast<float>(world.x), static_cast<float>(world.x_dot), static_cast<float>(world.theta),
          static_cast<float>(world.theta_dot)};
}

// What is remembered of a step.
struct Row {
  Observation s, s2;
  int a;
  bool terminated;
};

struct BareLoop {
  const DqnSetup& setup;
  const DqnConfig& c = setup.agent;
  BareNet net;
  Numbers target;
  Rng rng;
  std::vector<Row> memory{};
  std::vector<const Row*> batch{};
  Numbers y{};
  std::size_t next = 0;
  long steps = 0, episodes = 0;

  void remember(const Row& row) {
    if (memory.size() < static_cast<std::size_t>(c.memory)) {
      memory.push_back(row);
    } else {
      memory[next] = row;
    }
    next = (next + 1) % static_cast<std::size_t>(c.memory);
  }

  int act(const Observation& s) {
    const long now = c.epsilon_clock == DqnClock::steps ? steps : episodes;
    const double epsilon = falling(c.epsilon_from, c.epsilon_to, static_cast<double>(now), c.epsilon_over);
    if (rng.random() < epsilon) return rng.choice(choices);
    std::copy(s.begin(), s.end(), net.x[0].begin());
    net.forward(net.p, 1);
    return net.best();
  }

  void draw() {
    for (const Row*& row : batch)
      row = &memory[static_cast<std::size_t>(rng.choice(static_cast<int>(memory.size())))];
  }

  void copy_in(Observation Row::*s) {
    Scalar* out = net.x[0].data();
    for (const Row* row : batch) out = std::copy((row->*s).begin(), (row->*s).end(), out);
  }

  void update() {
    const int rows = c.batch_size;
    draw();
    copy_in(&Row::s2);
    net.forward(c.target_every > 0 ? target : net.p, rows);
    const Scalar* q = net.x[3].data();
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const double future = batch[i]->terminated ? 0 : std::max(q[2 * i], q[2 * i + 1]);
      y[i] = static_cast<Scalar>(1 + c.gamma * future);
    }
    copy_in(&Row::s);
    net.forward(net.p, rows);
    Scalar* dq = net.dx[3].data();
    std::fill(net.dx[3].begin(), net.dx[3].end(), Scalar(0));
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const std::size_t chosen = 2 * i + static_cast<std::size_t>(batch[i]->a);
      dq[chosen] = 2 * (q[chosen] - y[i]) / static_cast<Scalar>(rows);
    }
    net.backward(rows);
    net.adam(c);
  }

  void run(std::uint64_t seed) {
    Rng starts(seed);
    BareCartPole world;
    Observation s{};
    for (int length = time_limit; steps < setup.steps;) {
      if (length == time_limit) s = begin(world, starts), length = 0;
      const int a = act(s);
      const BareStep<inputs> step = world.step(a);
      ++length, ++steps;
      const bool limit = length == time_limit;
      remember({s, step.observation, a, step.terminated || (limit && c.time_limit_is_terminal)});
      s = step.observation;
      if (step.terminated) length = time_limit;
      if (length == time_limit) ++episodes;
      if (steps > c.learn_start && steps % c.learn_every == 0) update();
      if (c.target_every > 0 && steps % c.target_every == 0) target = net.p;
    }
  }
};

}  // namespace

std::vector<Scalar> bare_dqn(const DqnSetup& setup, std::uint64_t seed) {
  BareLoop loop{.setup = setup, .net = BareNet(setup, seed), .target = {}, .rng = Rng(seed).stream("agent")};
  const auto batch = static_cast<std::size_t>(setup.agent.batch_size);
  loop.batch.resize(batch), loop.y.resize(batch);
  loop.memory.reserve(static_cast<std::size_t>(setup.agent.memory));
  loop.target = loop.net.p;
  loop.run(seed);
  return std::move(loop.net.p);
}

}  // namespace minirl::bench
