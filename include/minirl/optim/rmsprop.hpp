// RMSprop: each gradient divided by a running root mean square of itself. Tieleman & Hinton 2012, lecture 6e;
// centred: Graves 2013, "Generating sequences with recurrent neural networks", equations 38 to 41.
//
//   d = g + weight_decay p
//   v = rho v + (1 - rho) d^2                                                            (1)
//   u = d / (sqrt(v) + epsilon)                  or d / sqrt(v + epsilon)                (2)
//   p = p - learning_rate u                                                              (3)
//
// Centred: the mean square becomes a variance; m = rho m + (1 - rho) d, and v - m^2 takes the place of v in
// (2). Momentum: w = momentum w + u, and w takes the place of u in (3).
#pragma once
#include "minirl/optim/update.hpp"
#include "minirl/optim/velocity.hpp"

namespace minirl {

struct RmspropConfig {
  Scalar learning_rate = Scalar(1e-3);         // Keras' default (PyTorch: 0.01)
  double rho = 0.9;                            // decay of the mean square; Keras' default (PyTorch: 0.99)
  Scalar epsilon = Scalar(1e-7);               // keeps the division finite; Keras' default (PyTorch: 1e-8)
  bool epsilon_inside_root = false;            // Keras 3 and DQN's paper (0.01 there) add it under the root
  bool centred = false;                        // divides by the standard deviation; Graves 2013, DQN's paper
  Scalar momentum = 0;                         // share of the velocity that stays; Graves 2013: 0.9
  Velocity velocity = Velocity::of_gradients;  // of_steps: w adds up learning_rate u; Keras, Graves 2013
  Scalar weight_decay = 0;                     // adds weight_decay p to the gradient (L2); PyTorch
};

class Rmsprop {
 public:
  /// Throws ConfigError if a setting makes no sense.
  explicit Rmsprop(const RmspropConfig& config = {});

  /// One update of all parameters; buffers get their new values. Throws as `check_gradients` says; nothing
  /// has been changed then.
  template <class Net>
  void step(Net& net, const Gradients& gradients) {
    check_gradients("rmsprop", net, gradients, updates_ + 1);
    begin_update(gradients);
    apply_gradients(net, gradients, [this](Tensor& p, const Tensor& g, int i) { update(p, g, i); });
  }

  Scalar learning_rate() const { return config_.learning_rate; }
  void set_learning_rate(Scalar rate) { config_.learning_rate = rate; }
  long updates() const { return updates_; }
  /// The running mean of the square of each parameter's gradient, in the order of `visit`.
  const Moments& mean_squares() const { return mean_square_; }
  /// The running mean of each gradient, if centred; the velocities, if there is momentum.
  const Moments& means() const { return mean_; }
  const Moments& velocities() const { return velocity_; }

  void archive(Archive& a);

 private:
  void begin_update(const Gradients& gradients);
  void update(Tensor& parameter, const Tensor& gradient, int i);

  RmspropConfig config_;
  Moments mean_square_, mean_, velocity_;
  long updates_ = 0;
};

}  // namespace minirl
