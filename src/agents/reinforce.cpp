#include "minirl/agents/reinforce.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/schedules.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

void check(const ReinforceConfig& c) {
  const auto refuse = [](const auto&... parts) { throw ConfigError(join("reinforce: ", parts...)); };
  if (c.episodes_per_update < 1)
    refuse("episodes_per_update is ", c.episodes_per_update, ", at least 1 is needed");
  if (!(c.gamma >= 0 && c.gamma <= 1)) refuse("gamma is ", c.gamma, ", it must lie from 0 to 1");
  if (!(c.learning_rate > 0) || c.final_learning_rate < 0 || c.decay_steps < 0) {
    refuse("learning_rate ", c.learning_rate, " must be positive, final_learning_rate ",
           c.final_learning_rate, " and decay_steps ", c.decay_steps, " not negative");
  }
  if (!(c.weight_decay >= 0)) refuse("weight_decay is ", c.weight_decay, ", it must not be negative");
}

Tensor as_tensor(const std::vector<double>& values) {
  Tensor tensor({static_cast<int>(values.size())});
  std::transform(values.begin(), values.end(), tensor.begin(),
                 [](double v) { return static_cast<Scalar>(v); });
  return tensor;
}

}  // namespace

Reinforce::Reinforce(Sequential policy, const Discrete& actions, ReinforceConfig config, const Rng& stream)
    : policy_(std::move(policy)),
      actions_(actions),
      config_(std::move(config)),
      rng_(stream),
      adam_({.weight_decay = static_cast<Scalar>(config_.weight_decay)}) {
  check(config_);
}

// ---- Acting

Tensor Reinforce::probabilities(const Tensor& observation) const {
  const Tensor row = observation.reshaped({1, observation.size()});
  const auto pi = [this](Var s) {
    const Var logits = policy_(s);
    return logits.dim(1) > 1 ? softmax(logits) : sigmoid(logits);
  };
  const Tensor p = predict(pi, row);
  return p.size() > 1 ? p.reshaped({p.size()}) : Tensor::vector({p[0], 1 - p[0]});
}

int Reinforce::act(const Tensor& observation, Rng& rng) const {
  const Tensor p = probabilities(observation);
  return actions_.start + rng.choice(std::span(p.begin(), p.end()));
}

int Reinforce::best_action(const Tensor& observation) const {
  const Tensor p = probabilities(observation);
  return actions_.start + static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin());
}

// ---- Learning

void Reinforce::observe(const Tensor& observation, int action, const Step<Tensor>& step) {
  running_.add(observation, action - actions_.start, step.reward);
  ++steps_;
  if (step.done()) episodes_.push_back(std::exchange(running_, {}));
}

void Reinforce::observe(Episode episode) {
  for (int& action : episode.actions) action -= actions_.start;
  steps_ += episode.length();
  episodes_.push_back(std::move(episode));
}

bool Reinforce::learn() {
  if (static_cast<int>(episodes_.size()) < config_.episodes_per_update) return false;
  GradientTape tape;
  const Var logits = policy_(tape.constant(batch_of_observations(episodes_)));
  const Var loss = loss_of(logits, batch_of_actions(episodes_), as_tensor(weights_of(episodes_)));
  adam_.set_learning_rate(static_cast<Scalar>(present_learning_rate()));
  adam_.step(policy_, tape.gradient(loss, policy_));
  last_loss_ = static_cast<double>(loss.item());
  episodes_.clear();
  return true;
}

// The A_t of equation (2).
std::vector<double> Reinforce::weights_of(const std::vector<Episode>& episodes) const {
  Rewards rewards;
  for (const Episode& episode : episodes) rewards.push_back(episode.rewards);
  if (config_.weights) return config_.weights(rewards, config_.gamma);
  return step_weights(rewards, {config_.gamma, config_.credit, config_.baseline, config_.normalise});
}

// Equation (5); without a coefficient equation (3).
Var Reinforce::loss_of(Var logits, const Indices& actions, Tensor weights) const {
  const Var loss = config_.loss(log_probability(logits, actions), std::move(weights));
  if (config_.entropy_coefficient == 0) return loss;
  return loss - static_cast<Scalar>(config_.entropy_coefficient) * mean(policy_entropy(logits));
}

double Reinforce::present_learning_rate() const {
  if (config_.decay_steps == 0) return config_.learning_rate;
  return LinearSchedule{config_.learning_rate, config_.final_learning_rate, config_.decay_steps}(steps_);
}

void Reinforce::archive(Archive& a) {
  a("policy", policy_), a("rng", rng_), a("adam", adam_), a("episodes", episodes_), a("running", running_);
  a("steps", steps_), a("loss", last_loss_);
}

}  // namespace minirl
