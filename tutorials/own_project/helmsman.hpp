// Helmsman: an agent of one's own. After each episode it makes the actions less likely that came shortly
// before the bank, and the others more likely: REINFORCE with one episode an update.
#pragma once
#include <minirl/minirl.hpp>

/// The loss whose gradient makes actions of positive weight more likely.   logits: [n,3]  weights: [n]
inline minirl::Var helmsman_loss(minirl::Var logits, const minirl::Indices& actions, minirl::Tensor weights) {
  return -minirl::mean(minirl::Categorical(logits).log_probability(actions) * std::move(weights));
}

struct HelmsmanConfig {
  double gamma = 0.95;           // discount per step: what is 20 steps away counts a third; tried out
  double learning_rate = 0.005;  // Adam's; tried out
  int hidden = 16;               // units of the hidden layer

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("gamma", self.gamma), field("learning_rate", self.learning_rate), field("hidden", self.hidden);
  }
};

class Helmsman {
 public:
  /// Throws ConfigError if a setting makes no sense.
  Helmsman(const HelmsmanConfig& config, const minirl::Rng& stream)
      : config_(config), adam_({.learning_rate = static_cast<float>(config.learning_rate)}), rng_(stream) {
    if (config.gamma < 0 || config.gamma > 1)
      throw minirl::ConfigError(minirl::join("helmsman: gamma is ", config.gamma, "; it is from 0 to 1"));
    minirl::initialise(policy_, rng_.stream("policy"));
  }

  // What `train` calls: act, observe, learn.
  int act(const minirl::Tensor& s) {
    const minirl::Tensor p = probabilities(s);
    return rng_.choice(std::span(p.begin(), p.end()));
  }
  void observe(const minirl::Tensor& s, int a, const minirl::Step<minirl::Tensor>& step) {
    episode_.add(s, a, step.reward);
    ended_ = step.done();
  }
  bool learn() {
    if (!ended_) return false;
    const std::vector<double> weights = minirl::step_weights({episode_.rewards}, {.gamma = config_.gamma});
    minirl::Tensor a({episode_.length()});
    std::copy(weights.begin(), weights.end(), a.begin());

    minirl::GradientTape tape;
    const minirl::Var logits = policy_(tape.constant(minirl::batch_of_observations({episode_})));
    const minirl::Var loss = helmsman_loss(logits, episode_.actions, std::move(a));
    adam_.step(policy_, tape.gradient(loss, policy_));
    episode_ = {};
    ended_ = false;
    return true;
  }

  /// The probability of each action.   s: [2]   result: [3]
  minirl::Tensor probabilities(const minirl::Tensor& s) const {
    const auto policy = [this](minirl::Var x) { return minirl::softmax(policy_(x)); };
    return minirl::predict(policy, s.reshaped({1, s.size()})).reshaped({3});
  }
  int best_action(const minirl::Tensor& s) const {
    return minirl::argmax_rows(minirl::predict(policy_, s.reshaped({1, s.size()})))[0];
  }
  void visit(minirl::Visitor& v) { policy_.visit(v); }  // so that save and load take a Helmsman

 private:
  HelmsmanConfig config_;
  minirl::Sequential policy_ =
      minirl::sequential(minirl::Dense(2, config_.hidden), minirl::Tanh{}, minirl::Dense(config_.hidden, 3));
  minirl::Adam adam_;
  minirl::Rng rng_;
  minirl::Episode episode_;
  bool ended_ = false;
};
