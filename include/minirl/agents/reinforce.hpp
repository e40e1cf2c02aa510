// REINFORCE: play whole episodes, then make the actions that earned more than others more likely.
// Williams 1992, "Simple statistical gradient-following algorithms"; Sutton & Barto 2018, section 13.3.
//
//   J(w) = E[ sum_t r_t ]                           what we want to be large                        (1)
//   dJ/dw ~ mean_t( A_t d log pi(a_t | s_t) / dw )  the policy gradient; rl/credit.hpp says what    (2)
//                                                   the weight A_t of a step is made of
//   loss = -mean_t( A_t log pi(a_t | s_t) )         its gradient is (2) with the sign of descent    (3)
//   H(s) = -sum_a pi(a | s) log pi(a | s)           the entropy: large while the policy is unsure   (4)
//   loss - c mean_t( H(s_t) )                       rewards it for staying so: Williams & Peng 1991 (5)
//
// Differs from the papers: a batch of several episodes makes one step, and their weights are normalised; the
// factor gamma^t in front of each term is left out, as everybody does; Adam takes the step. A time limit cuts
// the return of an episode short: nothing is bootstrapped here.
#pragma once
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/elementwise.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/nn/distributions.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/rl/credit.hpp"
#include "minirl/rl/episode.hpp"

namespace minirl {

// ---- The rules: pure functions, each one line of the lesson

/// log pi(a | s) of each row.   logits: [n,actions], or [n,1] for two actions: the logit of action 0
/// result: [n]
inline Var log_probability(Var logits, const Indices& actions) {
  if (logits.dim(1) > 1) return Categorical(logits).log_probability(actions);
  return Bernoulli(-reshape(logits, {logits.dim(0)})).log_probability(actions);
}

/// Equation (4) for each row.   logits: as above   result: [n]
inline Var policy_entropy(Var logits) {
  if (logits.dim(1) > 1) return Categorical(logits).entropy();
  return Bernoulli(reshape(logits, {logits.dim(0)})).entropy();
}

/// Equation (3).   log_probabilities: [n]  weights: [n], the A_t
inline Var reinforce_loss(Var log_probabilities, Tensor weights) {
  return -mean(log_probabilities * std::move(weights));
}

// ---- The settings

struct ReinforceConfig {
  double gamma = 0.99;                 // discount per step; the PyTorch notebook's
  Credit credit = Credit::to_go;       // which rewards an action answers for
  Baseline baseline = Baseline::mean;  // what is taken off
  bool normalise = true;               // divide the weights by their standard deviation; Géron 2019
  int episodes_per_update = 10;        // episodes; their steps are one batch; Géron 2019, chapter 18
  double learning_rate = 0.01;         // Adam's, at the start; both notebooks'
  double final_learning_rate = 0.0;    // Adam's after decay_steps, falling in a straight line; ours
  long decay_steps = 0;                // environment steps; 0: the rate stays; ours
  double entropy_coefficient = 0.0;    // c of equation (5); the PyTorch notebook tries 0 to 0.5
  double weight_decay = 0.0;           // added to each gradient, times its parameter; PyTorch's default

  // What a lesson may replace by a rule of its own. No weights: the rule that the settings above name.
  std::function<std::vector<double>(const Rewards& rewards, double gamma)> weights{};
  std::function<Var(Var log_probabilities, Tensor weights)> loss = reinforce_loss;

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("gamma", self.gamma), field("credit", self.credit), field("baseline", self.baseline);
    field("normalise", self.normalise), field("episodes_per_update", self.episodes_per_update);
    field("learning_rate", self.learning_rate), field("final_learning_rate", self.final_learning_rate);
    field("decay_steps", self.decay_steps), field("entropy_coefficient", self.entropy_coefficient);
    field("weight_decay", self.weight_decay);
  }
};

// ---- The agent

class Reinforce {
 public:
  /// `policy` gives one logit for each action, or a single one (that of action 0) if there are two.
  /// Throws ConfigError if a setting makes no sense.
  Reinforce(Sequential policy, const Discrete& actions, ReinforceConfig config, const Rng& stream);

  /// An action drawn from pi(a | s).   observation: [n]
  int act(const Tensor& observation) { return act(observation, rng_); }
  /// The same with random numbers of the caller's: several environments can ask at once.
  int act(const Tensor& observation, Rng& rng) const;
  /// The most likely action.
  int best_action(const Tensor& observation) const;
  /// pi(a | s) of each action.   result: [actions]
  Tensor probabilities(const Tensor& observation) const;

  /// Takes note of one step. The agent learns after `episodes_per_update` ended episodes.
  void observe(const Tensor& observation, int action, const Step<Tensor>& step);
  /// Takes note of a whole episode, one that another environment has played.
  void observe(Episode episode);
  /// Learns if enough episodes are there; says whether it did.
  bool learn();

  const Sequential& policy() const { return policy_; }
  const Sequential& weights() const { return policy_; }
  void set_weights(const Sequential& policy) { policy_ = policy; }
  void visit(Visitor& v) { policy_.visit(v); }  ///< so that save, load and parameter_count take an agent
  const ReinforceConfig& config() const { return config_; }
  double last_loss() const { return last_loss_; }
  template <class F>
  void numbers(F f) const {
    f("loss", last_loss_);
  }
  void archive(Archive& a);

 private:
  std::vector<double> weights_of(const std::vector<Episode>& episodes) const;
  Var loss_of(Var logits, const Indices& actions, Tensor weights) const;
  double present_learning_rate() const;

  Sequential policy_;
  Discrete actions_;
  ReinforceConfig config_;
  Rng rng_;
  Adam adam_;

  std::vector<Episode> episodes_;  // ended since the last update
  Episode running_;
  long steps_ = 0;
  double last_loss_ = 0;
};

}  // namespace minirl
