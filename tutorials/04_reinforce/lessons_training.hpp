// The training function of the AiCore lesson, with its flags for baseline and causality.
#pragma once
#include <algorithm>
#include <vector>

#include "minirl/agents/reinforce.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/optim/sgd.hpp"

namespace minirl {

// A learning curve whose places are episodes, not steps.
using Curve = std::vector<CurvePoint>;

inline constexpr int episodes_per_epoch = 30;

inline void note(Curve& curve, const Episode& episode) {
  curve.push_back({static_cast<long>(curve.size()) + 1, episode.total()});
}

// The mean return of epoch 1, 2, ..., as the lesson prints it.
inline double average_reward(const Curve& curve, int epoch) {
  double total = 0;
  for (int i = 0; i < episodes_per_epoch; ++i) {
    total += curve.at(static_cast<std::size_t>(episodes_per_epoch * (epoch - 1) + i)).episode_return;
  }
  return total / episodes_per_epoch;
}

struct Lesson {
  std::string name;
  bool baseline = false, causality = false;  // the lesson allows one of them
  Scalar weight_decay = 1;  // shrinks weights by a thousandth an epoch: 30 epochs show nothing
};

// The running mean of all returns so far, the present one included: that is not independent of the action.
class RunningMean {
 public:
  double after(double value) { return mean_ += (value - mean_) / ++count_; }

 private:
  double mean_ = 0;
  int count_ = 0;
};

inline std::vector<double> lessons_weights(const std::vector<Episode>& epoch, const Lesson& lesson,
                                           RunningMean& running) {
  std::vector<double> weights;
  for (const Episode& episode : epoch) {
    const double baseline = lesson.baseline ? running.after(episode.total()) : 0;
    const Credit credit = lesson.causality ? Credit::to_go : Credit::whole;
    const auto returns = step_weights(
        {episode.rewards}, {.gamma = 1, .credit = credit, .baseline = Baseline::none, .normalise = false});
    for (const double r : returns) weights.push_back(r - baseline);
  }
  return weights;
}

// One descent step for an epoch: the log-probabilities of all its steps, weighted and summed.
inline void update(Sequential& policy, Sgd& sgd, const std::vector<Episode>& epoch,
                   const std::vector<double>& weights) {
  Tensor a({static_cast<int>(weights.size())});
  std::copy(weights.begin(), weights.end(), a.begin());
  GradientTape tape;
  const Var log_p =
      log_probability(policy(tape.constant(batch_of_observations(epoch))), batch_of_actions(epoch));
  const Var loss = -sum(log_p * std::move(a)) / static_cast<Scalar>(epoch.size());
  sgd.step(policy, tape.gradient(loss, policy));
}

inline Curve lessons_training(const std::string& id, const Lesson& lesson, int epochs, std::uint64_t seed) {
  const auto env = make_discrete(id);
  env->reset(seed);
  const Rng rng(seed);
  const int inputs = env->observation_space().shape().size(), actions = env->action_space().n;
  Sequential policy = sequential(Dense(inputs, 32, torch_uniform), Relu{}, Dense(32, actions, torch_uniform));
  initialise(policy, rng.stream("policy"));
  Sgd sgd({.learning_rate = Scalar(0.001), .weight_decay = lesson.weight_decay});
  RunningMean running;
  Curve curve;
  for (int e = 0; e < epochs; ++e) {
    Reinforce player(policy, env->action_space(), {}, rng.stream(join("epoch ", e)));
    std::vector<Episode> epoch;
    for (int i = 0; i < episodes_per_epoch; ++i) {
      epoch.push_back(play_episode(*env, [&](const Tensor& s) { return player.act(s); }));
      note(curve, epoch.back());
    }
    update(policy, sgd, epoch, lessons_weights(epoch, lesson, running));
  }
  return curve;
}

}  // namespace minirl
