#include "minirl/agents/dqn.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/nn/soft_update.hpp"
#include "minirl/optim/clip.hpp"

namespace minirl {
namespace {

template <class... Parts>
[[noreturn]] void refuse(const Parts&... parts) {
  throw ConfigError(join("dqn: ", parts...));
}

void check_learning(const DqnConfig& c) {
  if (!(c.learning_rate > 0) || !(c.final_learning_rate >= 0) || c.decay_steps < 0) {
    refuse("learning_rate ", c.learning_rate, " must be positive, final_learning_rate ",
           c.final_learning_rate, " and decay_steps ", c.decay_steps, " not negative");
  }
  if (!(c.clip_norm >= 0)) refuse("clip_norm is ", c.clip_norm, ", it must not be negative (0: none)");
  if (c.learn_clock == DqnClock::updates) refuse("learn_clock counts steps or episodes, not updates");
  if (c.learn_start < 0 || c.learn_every < 1 || c.updates < 1) {
    refuse("learn_start ", c.learn_start, " must not be negative, learn_every ", c.learn_every,
           " and updates ", c.updates, " at least 1");
  }
  if (c.target_every < 0 || !(c.tau > 0 && c.tau <= 1)) {
    refuse("target_every is ", c.target_every, ", it must not be negative (0: no target network); tau is ",
           c.tau, ", it must lie in (0, 1]");
  }
}

void check_exploring(const DqnConfig& c) {
  const auto is_share = [](double p) { return p >= 0 && p <= 1; };
  if (!is_share(c.epsilon_from) || !is_share(c.epsilon_to) || !(c.epsilon_over >= 0) || c.random_steps < 0) {
    refuse("epsilon goes from ", c.epsilon_from, " to ", c.epsilon_to, " over ", c.epsilon_over, " after ",
           c.random_steps, " random_steps; both must lie from 0 to 1, the others not be negative");
  }
  if (!is_share(c.beta) || !(c.beta_over >= 0))
    refuse("beta is ", c.beta, ", it must lie from 0 to 1; beta_over is ", c.beta_over, ", not below 0");
}

const DqnConfig& checked(const DqnConfig& c) {
  check_sample("dqn", {c.batch_size, c.n_steps, c.gamma});
  check_learning(c);
  check_exploring(c);
  return c;
}

std::variant<Adam, Rmsprop> optimiser_of(const DqnConfig& c) {
  const auto rate = static_cast<Scalar>(c.learning_rate), epsilon = static_cast<Scalar>(c.optimiser_epsilon);
  if (c.optimiser == DqnOptimiser::adam) return Adam({.learning_rate = rate, .epsilon = epsilon});
  return Rmsprop({.learning_rate = rate,
                  .rho = c.rho,
                  .epsilon = epsilon,
                  .epsilon_inside_root = true,
                  .centred = true});
}

std::variant<Replay, PrioritisedReplay> memory_of(const DqnConfig& c) {
  if (c.prioritised) return PrioritisedReplay(c.memory, {.alpha = c.alpha});
  return Replay(c.memory);
}

}  // namespace

Dqn::Dqn(Sequential q_net, const Discrete& actions, DqnConfig config, const Rng& stream)
    : q_net_(std::move(q_net)),
      actions_(actions),
      config_(std::move(config)),
      rng_(stream),
      optimiser_(optimiser_of(checked(config_))),
      memory_(memory_of(config_)) {
  if (has_target()) target_ = q_net_;
}

// ---- Acting

Tensor Dqn::values(const Tensor& observation) const {
  Tensor q = predict(q_net_, observation.reshaped(batched(1, observation.shape())));
  if (q.size() != actions_.n)
    throw ShapeError(
        join("dqn: the network gives ", q.size(), " values, there are ", actions_.n, " actions"));
  return std::move(q).reshaped({actions_.n});
}

int Dqn::best_action(const Tensor& observation) const {
  const Tensor q = values(observation);
  return actions_.start + static_cast<int>(std::max_element(q.begin(), q.end()) - q.begin());
}

int Dqn::act(const Tensor& observation) {
  const bool explores = steps_ < config_.random_steps || rng_.random() < epsilon();
  return explores ? actions_.sample(rng_) : best_action(observation);
}

double Dqn::epsilon() const {
  if (steps_ < config_.random_steps) return 1;
  const auto now = static_cast<double>(clock(config_.epsilon_clock));
  return falling(config_.epsilon_from, config_.epsilon_to, now, config_.epsilon_over);
}

// ---- Learning

void Dqn::observe(const Tensor& observation, int action, const Step<Tensor>& step) {
  const auto remember = [&](const Step<Tensor>& s) {
    std::visit([&](auto& memory) { memory.add(observation, action - actions_.start, s); }, memory_);
  };
  if (config_.time_limit_is_terminal && step.truncated) {
    remember({step.observation, step.reward, true, true});
  } else {
    remember(step);
  }
  ++steps_;
  if (step.done()) ++episodes_;
}

long Dqn::clock(DqnClock clock) const {
  return clock == DqnClock::steps ? steps_ : clock == DqnClock::updates ? updates_ : episodes_;
}

bool Dqn::learn() {
  const long now = clock(config_.learn_clock);
  const bool due = now > config_.learn_start && now % config_.learn_every == 0 && now != learnt_at_;
  if (due) {
    learnt_at_ = now;
    for (int i = 0; i < config_.updates; ++i) update();
  }
  follow();
  return due;
}

void Dqn::update() {
  draw_batch();
  const Tensor y = targets();
  GradientTape tape;
  const Var q = gather(q_net_(tape.constant(batch_.observations)), batch_.actions);
  const Var loss = loss_of(q, y);
  step(tape.gradient(loss, q_net_));
  ++updates_;
  last_loss_ = static_cast<double>(loss.item());
  show_errors(q.view(), y);
  if (config_.target_clock == DqnClock::updates) follow();
}

void Dqn::draw_batch() {
  const SampleConfig config{config_.batch_size, config_.n_steps, config_.gamma};
  if (auto* memory = std::get_if<PrioritisedReplay>(&memory_)) {
    const double beta = falling(config_.beta, 1, static_cast<double>(updates_), config_.beta_over);
    memory->sample(batch_, config, beta, rng_);
  } else {
    std::get<Replay>(memory_).sample(batch_, config, rng_);
  }
}

// Equation (2) or (3), or the rule of a lesson, which gets both networks' values.
Tensor Dqn::targets() const {
  const Tensor q_next = predict(target(), batch_.next_observations);
  const bool needs_online = config_.target || config_.double_q;
  if (!needs_online) return dqn_target(batch_, q_next, {});
  const Tensor q_next_online = has_target() ? predict(q_net_, batch_.next_observations) : q_next;
  return config_.target ? config_.target(batch_, q_next, q_next_online)
                        : double_dqn_target(batch_, q_next, q_next_online);
}

// Equation (5), each row with its weight if the memory has priorities.
Var Dqn::loss_of(Var q, const Tensor& y) const {
  const Reduction reduction = config_.prioritised ? Reduction::none : Reduction::mean;
  const Var loss = config_.loss == DqnLoss::huber ? huber(q, y, 1, reduction) : mse(q, y, reduction);
  return config_.prioritised ? mean(loss * batch_.weights) : loss;
}

void Dqn::step(Gradients gradients) {
  if (config_.clip_norm > 0) clip_by_global_norm(gradients, static_cast<Scalar>(config_.clip_norm));
  std::visit(
      [&](auto& optimiser) {
        if (config_.decay_steps > 0) {
          optimiser.set_learning_rate(static_cast<Scalar>(
              falling(config_.learning_rate, config_.final_learning_rate, static_cast<double>(steps_),
                      static_cast<double>(config_.decay_steps))));
        }
        optimiser.step(q_net_, gradients);
      },
      optimiser_);
}

// The memory with priorities learns how wrong each row was: its equation (1).
void Dqn::show_errors(const View& q, const Tensor& y) {
  last_q_ = static_cast<double>(mean(q));
  if (!config_.prioritised) return;
  errors_.resize(static_cast<std::size_t>(q.size()));
  for (int i = 0; i < q.size(); ++i)
    errors_[static_cast<std::size_t>(i)] = static_cast<double>(y[i] - q.data[i]);
  std::get<PrioritisedReplay>(memory_).update(batch_.indices, errors_);
}

// Equation (6).
void Dqn::follow() {
  const long now = clock(config_.target_clock);
  if (!has_target() || now - followed_at_ < config_.target_every) return;
  followed_at_ = now;
  soft_update(target_, q_net_, static_cast<Scalar>(config_.tau));
}

// ---- Stopping and going on

void Dqn::set_weights(const Sequential& weights) {
  soft_update(q_net_, weights, 1);
  if (has_target()) soft_update(target_, weights, 1);
}

void Dqn::archive(Archive& a) {
  a("q_net", q_net_), a("target", target_), a("rng", rng_);
  std::visit([&](auto& optimiser) { a("optimiser", optimiser); }, optimiser_);
  std::visit([&](auto& memory) { a("memory", memory); }, memory_);
  a("steps", steps_), a("episodes", episodes_), a("updates", updates_);
  a("learnt_at", learnt_at_), a("followed_at", followed_at_);
  a("last_loss", last_loss_), a("last_q", last_q_);
}

}  // namespace minirl
