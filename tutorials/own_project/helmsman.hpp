// Helmsman: an agent of one's own. After each episode it makes the actions less likely that came shortly
// before the bank, and the others more likely: REINFORCE with one episode an update.
#pragma once
#include <minirl/minirl.hpp>

class Helmsman {
 public:
  explicit Helmsman(const minirl::Rng& stream) : rng_(stream) {
    minirl::initialise(policy_, rng_.stream("policy"));
  }

  // What `train` calls: act, observe, learn.
  int act(const minirl::Tensor& s) {
    const minirl::Tensor logits = minirl::predict(policy_, s.reshaped({1, s.size()}));
    const minirl::Tensor p = minirl::predict([](minirl::Var x) { return minirl::softmax(x); }, logits);
    return rng_.choice(std::span(p.begin(), p.end()));
  }
  void observe(const minirl::Tensor& s, int a, const minirl::Step<minirl::Tensor>& step) {
    episode_.add(s, a, step.reward);
    ended_ = step.done();
  }
  bool learn() {
    if (!ended_) return false;
    const std::vector<double> weights = minirl::step_weights({episode_.rewards}, {.gamma = 0.95});
    minirl::Tensor a({episode_.length()});
    std::copy(weights.begin(), weights.end(), a.begin());

    minirl::GradientTape tape;
    const minirl::Var logits = policy_(tape.constant(minirl::batch_of_observations({episode_})));
    const minirl::Var log_p = minirl::Categorical(logits).log_probability(episode_.actions);
    adam_.step(policy_, tape.gradient(-minirl::mean(log_p * std::move(a)), policy_));
    episode_ = {};
    ended_ = false;
    return true;
  }

  int best_action(const minirl::Tensor& s) const {
    return minirl::argmax_rows(minirl::predict(policy_, s.reshaped({1, s.size()})))[0];
  }
  void visit(minirl::Visitor& v) { policy_.visit(v); }  // so that save and load take a Helmsman

 private:
  minirl::Sequential policy_ = minirl::sequential(minirl::Dense(2, 16), minirl::Tanh{}, minirl::Dense(16, 3));
  minirl::Adam adam_{{.learning_rate = 0.005f}};
  minirl::Rng rng_;
  minirl::Episode episode_;
  bool ended_ = false;
};
