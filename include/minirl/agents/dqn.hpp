// DQN: a network learns the value of each action from a memory of steps, towards targets that it makes
// itself. Mnih et al. 2015, "Human-level control through deep reinforcement learning", algorithm 1.
//
//   Q(s, a; w)                                       the value of action a in state s, by a network     (1)
//   y = r + gamma max_a' Q(s2, a'; w-)               the target; w-: an older w, kept still for a while (2)
//   y = r + gamma Q(s2, argmax_a' Q(s2, a'; w); w-)  Double DQN: one network chooses, the other judges  (3)
//   y = r                                            both, if the episode terminated with the step      (4)
//   loss = mean_i huber(y_i - Q(s_i, a_i; w))        over a batch drawn from the memory                 (5)
//   w- <- w every c steps, or w- <- (1 - tau) w- + tau w                                                (6)
//   a = by chance with probability epsilon, else argmax_a Q(s, a; w)                                    (7)
//
// (3): van Hasselt et al. 2016. Soft targets in (6): Lillicrap et al. 2016. r over several steps, with
// gamma^k: Sutton 1988, Hessel et al. 2018. A memory with priorities: Schaul et al. 2016. Duelling networks:
// nn/duelling.hpp.
//
// Differs from the paper: Adam instead of RMSprop unless asked; a time limit is no end, so (4) leaves it out.
#pragma once
#include <array>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "minirl/nn/losses.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/optim/rmsprop.hpp"
#include "minirl/rl/prioritised_replay.hpp"
#include "minirl/rl/replay.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {

// ---- The rules: pure functions, each one line of the lesson

/// y = r + gamma^k Q(s2, a'; w-), or r alone after a terminated episode: equation (4).
/// next_actions: the a' of each row   q_next: [batch,actions], Q(s2, .; w-)   result: [batch]
inline Tensor bootstrapped(const Transitions& t, const Tensor& q_next, const Indices& next_actions) {
  Tensor y = Tensor::with_room({t.size()});
  Scalar* out = y.data();
  for (std::size_t i = 0; i < t.rewards.size(); ++i) {
    const double future = t.terminated[i] != 0 ? 0 : q_next(static_cast<int>(i), next_actions[i]);
    out[i] = static_cast<Scalar>(t.rewards[i] + t.discounts[i] * future);
  }
  return y;
}

/// Equation (2).   q_next: [batch,actions], Q(s2, .; w-)   q_next_online: the same of w, not used
inline Tensor dqn_target(const Transitions& t, const Tensor& q_next, const Tensor& /*q_next_online*/) {
  return bootstrapped(t, q_next, argmax_rows(q_next));
}

/// Equation (3).   q_next: [batch,actions], Q(s2, .; w-)   q_next_online: [batch,actions], Q(s2, .; w)
inline Tensor double_dqn_target(const Transitions& t, const Tensor& q_next, const Tensor& q_next_online) {
  return bootstrapped(t, q_next, argmax_rows(q_next_online));
}

/// In a straight line from `from` to `to` while `now` goes from 0 to `over`, then constant.
inline double falling(double from, double to, double now, double over) {
  return now >= over ? to : from + (to - from) * now / over;
}

// ---- The settings

/// What is counted: steps of the environment, updates of the network, or ended episodes.
enum class DqnClock { steps, updates, episodes };
constexpr std::array<const char*, 3> enum_names(DqnClock) { return {"steps", "updates", "episodes"}; }

enum class DqnLoss { huber, mse };
constexpr std::array<const char*, 2> enum_names(DqnLoss) { return {"huber", "mse"}; }

/// Adam, or the paper's centred RMSprop with epsilon under the root.
enum class DqnOptimiser { adam, rmsprop };
constexpr std::array<const char*, 2> enum_names(DqnOptimiser) { return {"adam", "rmsprop"}; }

struct DqnConfig {
  double gamma = 0.99;    // discount per step; the paper's
  int memory = 50'000;    // steps that are remembered; the paper's million is for Atari
  int batch_size = 64;    // transitions an update; the paper: 32
  int n_steps = 1;        // steps a transition goes over; Hessel et al. 2018 take 3
  bool double_q = false;  // equation (3) instead of (2)

  // What an update does with its gradient.
  DqnLoss loss = DqnLoss::huber;                // the paper's; the notebook has mse at first
  DqnOptimiser optimiser = DqnOptimiser::adam;  // see there
  double learning_rate = 1e-3;                  // at the start; Adam's default
  double final_learning_rate = 0.0;             // after decay_steps, in a straight line; ours
  long decay_steps = 0;                         // environment steps; 0: the rate stays; ours
  double optimiser_epsilon = 1e-8;              // in its division; Adam's default, the paper's RMSprop: 0.01
  double rho = 0.95;                            // RMSprop's decay; the paper's
  double clip_norm = 10;                        // of all gradients together; 0: none; Stable-Baselines3's

  // How much is tried out, equation (7).
  long random_steps = 1'000;                 // steps by chance before anything else; the paper: 50,000
  DqnClock epsilon_clock = DqnClock::steps;  // in what epsilon_over is counted
  double epsilon_from = 1.0;                 // at the start; the paper's
  double epsilon_to = 0.05;                  // at the end; the paper: 0.1
  double epsilon_over = 10'000;              // how long it takes; the paper: a million steps

  // When the network learns.
  DqnClock learn_clock = DqnClock::steps;  // steps or episodes: in what the next two are counted
  long learn_start = 1'000;                // nothing is learnt up to here
  long learn_every = 4;                    // from one time to the next; the paper's
  int updates = 1;                         // each time; the paper's

  // Equation (6).
  DqnClock target_clock = DqnClock::steps;  // in what target_every is counted
  long target_every = 500;                  // 0: no target network, w- is w; CleanRL's
  double tau = 1;                           // the share of w that w- takes on; 1: all of it; the paper's

  // A memory with priorities.
  bool prioritised = false;
  double alpha = 0.6;         // of the priorities; Schaul et al. 2016, table 3
  double beta = 0.4;          // of the weights at the start; the same table
  double beta_over = 10'000;  // updates until beta is 1; ours

  // A mistake, which the notebook makes: then a good episode seems to end in disaster at the limit, and the
  // values of the states before it become those of a fall.
  bool time_limit_is_terminal = false;

  // What a lesson may replace by a rule of its own. None: the one that double_q names.
  std::function<Tensor(const Transitions& t, const Tensor& q_next, const Tensor& q_next_online)> target{};

  template <class Self, class F>
  static void fields(Self& self, F field) {
    field("gamma", self.gamma), field("memory", self.memory), field("batch_size", self.batch_size);
    field("n_steps", self.n_steps), field("double_q", self.double_q);
    field("loss", self.loss), field("optimiser", self.optimiser);
    field("learning_rate", self.learning_rate), field("final_learning_rate", self.final_learning_rate);
    field("decay_steps", self.decay_steps), field("optimiser_epsilon", self.optimiser_epsilon);
    field("rho", self.rho), field("clip_norm", self.clip_norm);
    field("random_steps", self.random_steps), field("epsilon_clock", self.epsilon_clock);
    field("epsilon_from", self.epsilon_from), field("epsilon_to", self.epsilon_to);
    field("epsilon_over", self.epsilon_over), field("learn_clock", self.learn_clock);
    field("learn_start", self.learn_start), field("learn_every", self.learn_every);
    field("updates", self.updates), field("target_clock", self.target_clock);
    field("target_every", self.target_every), field("tau", self.tau);
    field("prioritised", self.prioritised), field("alpha", self.alpha), field("beta", self.beta);
    field("beta_over", self.beta_over), field("time_limit_is_terminal", self.time_limit_is_terminal);
  }
};

// ---- The agent

class Dqn {
 public:
  /// `q_net` gives one value for each action. Throws ConfigError if a setting makes no sense.
  Dqn(Sequential q_net, const Discrete& actions, DqnConfig config, const Rng& stream);

  /// Equation (7).   observation: [n]
  int act(const Tensor& observation);
  /// The action of the largest value.
  int best_action(const Tensor& observation) const;
  /// Q(s, a) of each action.   result: [actions]
  Tensor values(const Tensor& observation) const;

  /// Remembers one step.
  void observe(const Tensor& observation, int action, const Step<Tensor>& step);
  /// Learns if it is time to, and brings the target network up to date; says whether it learnt.
  bool learn();

  /// What a log shows: f("loss", ...), f("epsilon", ...), f("q", the mean of the values last learnt from).
  template <class F>
  void numbers(F f) const {
    if (updates_ > 0) f("loss", last_loss_), f("q", last_q_);
    f("epsilon", epsilon());
  }

  /// The share of actions by chance at this moment.
  double epsilon() const;
  long updates() const { return updates_; }
  const DqnConfig& config() const { return config_; }
  const Sequential& weights() const { return q_net_; }
  /// Throws ShapeError for another network's weights.
  void set_weights(const Sequential& weights);
  /// The network w-; that of w itself if there is no target network.
  const Sequential& target() const { return has_target() ? target_ : q_net_; }
  void visit(Visitor& v) { q_net_.visit(v); }  ///< so that save, load and parameter_count take an agent
  void archive(Archive& a);

 private:
  bool has_target() const { return config_.target_every > 0; }
  long clock(DqnClock clock) const;
  void update();
  void draw_batch();
  Tensor targets() const;
  Var loss_of(Var q, const Tensor& y) const;
  void step(Gradients gradients);
  void show_errors(const View& q, const Tensor& y);
  void follow();

  Sequential q_net_, target_;  // w, w-
  Discrete actions_;
  DqnConfig config_;
  Rng rng_;
  std::variant<Adam, Rmsprop> optimiser_;
  std::variant<Replay, PrioritisedReplay> memory_;
  Transitions batch_;           // of the present update
  std::vector<double> errors_;  // the same

  long steps_ = 0, episodes_ = 0, updates_ = 0;
  long learnt_at_ = 0, followed_at_ = 0;  // on learn_clock, on target_clock
  double last_loss_ = 0, last_q_ = 0;
};

}  // namespace minirl
