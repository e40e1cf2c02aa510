// RMSprop: each gradient divided by a running root mean square of itself. Tieleman & Hinton 2012, lecture 6e.
#pragma once
#include "minirl/optim/update.hpp"

namespace minirl {

struct RmspropConfig {
  Scalar learning_rate = Scalar(1e-3);  // Keras' default (PyTorch: 0.01)
  double rho = 0.9;                     // decay of the mean square; Keras' default (PyTorch: 0.99)
  Scalar epsilon = Scalar(1e-7);        // keeps the division finite; Keras' default (PyTorch: 1e-8)
  bool epsilon_inside_root = false;     // Keras 3 and DQN's paper add it under the root
};

class Rmsprop {
 public:
  explicit Rmsprop(const RmspropConfig& config = {}) : config_(config) {}

  /// One update of all parameters; buffers get their new values. Throws as `check_gradients` says; nothing
  /// has been changed then.
  template <class Net>
  void step(Net& net, const Gradients& gradients) {
    check_gradients("rmsprop", net, gradients, updates_ + 1);
    mean_square_.fit("rmsprop", gradients);
    ++updates_;
    apply_gradients(net, gradients, [this](Tensor& p, const Tensor& g, int i) { update(p, g, i); });
  }

  void set_learning_rate(Scalar rate) { config_.learning_rate = rate; }
  long updates() const { return updates_; }
  /// The running mean of the square of each parameter's gradient, in the order of `visit`.
  const Moments& mean_squares() const { return mean_square_; }

 private:
  void update(Tensor& parameter, const Tensor& gradient, int i);

  RmspropConfig config_;
  Moments mean_square_;
  long updates_ = 0;
};

}  // namespace minirl
