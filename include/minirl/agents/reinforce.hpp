// REINFORCE: play whole episodes, then make the actions that earned more than others more likely.
// Williams 1992, "Simple statistical gradient-following algorithms"; Sutton & Barto 2018, section 13.3.
//
//   R_t  = r_t + gamma R_{t+1}                      the return from step t on                       (1)
//   A_t  = (R_t - mean(R)) / std(R)                 over all steps of the batch of episodes         (2)
//   J(w) = E[ sum_t r_t ]                           what we want to be large
//   dJ/dw ~ mean_t( A_t d log pi(a_t | s_t) / dw )  the policy gradient                             (3)
//   loss = -mean_t( A_t log pi(a_t | s_t) )         its gradient is (3) with the sign of descent    (4)
//
// Differs from the papers: returns are normalised over a batch of episodes (2), which serves as a baseline;
// the factor gamma^t in front of each term is left out, as everybody does; Adam takes the step. A time limit
// cuts the return of an episode short: nothing is bootstrapped here.
#pragma once
#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/envs/env.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/rl/returns.hpp"

namespace minirl {

// ---- The rules: pure functions, each one line of the lesson

/// log pi(a | s) of each row.   logits: [n,actions], or [n,1] for two actions: the logit of action 0 result:
/// [n]
inline Var log_probability(Var logits, const Indices& actions) {
  if (logits.dim(1) > 1) return gather(log_softmax(logits), actions);
  Tensor is_action_0({logits.dim(0)});
  std::transform(actions.begin(), actions.end(), is_action_0.begin(), [](int a) { return Scalar(a == 0); });
  return -bce_with_logits(reshape(logits, {logits.dim(0)}), std::move(is_action_0), Reduction::none);
}

/// Equation (4).   log_probabilities: [n]  weights: [n], the A_t
inline Var reinforce_loss(Var log_probabilities, Tensor weights) {
  return -mean(log_probabilities * std::move(weights));
}

/// Equations (1) and (2): the returns of each episode, together normalised.
inline std::vector<double> normalised_returns(const std::vector<std::vector<double>>& rewards, double gamma) {
  std::vector<double> weights;
  for (const std::vector<double>& episode : rewards) {
    const std::vector<double> returns = discounted_returns(episode, gamma);
    weights.insert(weights.end(), returns.begin(), returns.end());
  }
  normalise(weights);
  return weights;
}

// ---- The settings

struct ReinforceConfig {
  double gamma = 0.99;               // discount per step; the PyTorch notebook's
  int episodes_per_update = 10;      // episodes; their steps are one batch; Géron 2019, chapter 18
  double learning_rate = 0.01;       // Adam's, at the start; both notebooks'
  double final_learning_rate = 0.0;  // Adam's after decay_steps, falling in a straight line; ours
  long decay_steps = 0;              // environment steps; 0: the rate stays; ours

  // What a lesson may replace by a rule of its own.
  std::function<std::vector<double>(const std::vector<std::vector<double>>& rewards, double gamma)> weights =
      normalised_returns;
  std::function<Var(Var log_probabilities, Tensor weights)> loss = reinforce_loss;

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("gamma", self.gamma), field("episodes_per_update", self.episodes_per_update);
    field("learning_rate", self.learning_rate), field("final_learning_rate", self.final_learning_rate);
    field("decay_steps", self.decay_steps);
  }
};

// ---- The agent

class Reinforce {
 public:
  /// `policy` gives one logit for each action, or a single one (that of action 0) if there are two.
  /// Throws ConfigError if a setting makes no sense.
  Reinforce(Sequential policy, const Discrete& actions, ReinforceConfig config, const Rng& stream);

  /// An action drawn from pi(a | s).   observation: [n]
  int act(const Tensor& observation);
  /// The most likely action.
  int best_action(const Tensor& observation) const;

  /// Takes note of one step. The agent learns after `episodes_per_update` ended episodes.
  void observe(const Tensor& observation, int action, const Step<Tensor>& step);
  /// Learns if enough episodes are there; says whether it did.
  bool learn();

  const Sequential& policy() const { return policy_; }
  void visit(Visitor& v) { policy_.visit(v); }  ///< so that save, load and parameter_count take an agent
  const ReinforceConfig& config() const { return config_; }
  double last_loss() const { return last_loss_; }

 private:
  Tensor probabilities(const Tensor& observation) const;
  double present_learning_rate() const;
  Tensor batch_of_observations() const;

  Sequential policy_;
  Discrete actions_;
  ReinforceConfig config_;
  Rng rng_;
  Adam adam_;

  std::vector<Scalar> observations_;                 // of all steps since the last update, one after another
  Indices taken_;                                    // the actions, counted from 0
  std::vector<std::vector<double>> rewards_ = {{}};  // of each episode; the last one is still running
  long steps_ = 0;
  double last_loss_ = 0;
};

inline Reinforce::Reinforce(Sequential policy, const Discrete& actions, ReinforceConfig config,
                            const Rng& stream)
    : policy_(std::move(policy)), actions_(actions), config_(std::move(config)), rng_(stream) {
  if (config_.episodes_per_update < 1) {
    throw ConfigError(
        join("reinforce: episodes_per_update is ", config_.episodes_per_update, ", at least 1 is needed"));
  }
  if (!(config_.gamma >= 0 && config_.gamma <= 1)) {
    throw ConfigError(join("reinforce: gamma is ", config_.gamma, ", it must lie from 0 to 1"));
  }
  if (!(config_.learning_rate > 0) || config_.final_learning_rate < 0 || config_.decay_steps < 0) {
    throw ConfigError(join("reinforce: learning_rate ", config_.learning_rate,
                           " must be positive, final_learning_rate ", config_.final_learning_rate,
                           " and decay_steps ", config_.decay_steps, " not negative"));
  }
}

inline int Reinforce::act(const Tensor& observation) {
  const Tensor p = probabilities(observation);
  if (p.size() > 1) return actions_.start + rng_.choice(std::span(p.begin(), p.end()));
  return actions_.start + (rng_.random() > static_cast<double>(p[0]) ? 1 : 0);
}

inline int Reinforce::best_action(const Tensor& observation) const {
  const Tensor p = probabilities(observation);
  if (p.size() > 1)
    return actions_.start + static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin());
  return actions_.start + (p[0] < Scalar(0.5) ? 1 : 0);
}

inline void Reinforce::observe(const Tensor& observation, int action, const Step<Tensor>& step) {
  observations_.insert(observations_.end(), observation.begin(), observation.end());
  taken_.push_back(action - actions_.start);
  rewards_.back().push_back(step.reward);
  if (step.done()) rewards_.emplace_back();
  ++steps_;
}

inline bool Reinforce::learn() {
  if (static_cast<int>(rewards_.size()) <= config_.episodes_per_update) return false;
  rewards_.pop_back();  // the next episode has not begun
  const std::vector<double> weights = config_.weights(rewards_, config_.gamma);  // A_t, equations (1) and (2)
  Tensor a({static_cast<int>(weights.size())});
  std::transform(weights.begin(), weights.end(), a.begin(), [](double w) { return static_cast<Scalar>(w); });

  GradientTape tape;
  const Var logits = policy_(tape.constant(batch_of_observations()));
  const Var loss = config_.loss(log_probability(logits, taken_), std::move(a));  // equation (4)
  adam_.set_learning_rate(static_cast<Scalar>(present_learning_rate()));
  adam_.step(policy_, tape.gradient(loss, policy_));

  last_loss_ = static_cast<double>(loss.item());
  observations_.clear();
  taken_.clear();
  rewards_.assign(1, {});
  return true;
}

inline Tensor Reinforce::probabilities(const Tensor& observation) const {
  const Tensor row = observation.reshaped({1, observation.size()});
  return predict(
      [this](Var s) {
        const Var logits = policy_(s);
        return logits.dim(1) > 1 ? softmax(logits) : sigmoid(logits);
      },
      row);
}

inline double Reinforce::present_learning_rate() const {
  if (config_.decay_steps == 0) return config_.learning_rate;
  const double done = std::min(1.0, static_cast<double>(steps_) / static_cast<double>(config_.decay_steps));
  return config_.learning_rate + done * (config_.final_learning_rate - config_.learning_rate);
}

inline Tensor Reinforce::batch_of_observations() const {
  const int n = static_cast<int>(taken_.size());
  Tensor batch = Tensor::with_room({n, static_cast<int>(observations_.size()) / n});
  std::copy(observations_.begin(), observations_.end(), batch.begin());
  return batch;
}

}  // namespace minirl
