// Adam: steps of the size of the learning rate, scaled by running moments of each gradient.
// Kingma & Ba 2015, algorithm 1, as PyTorch computes it (epsilon is added to the corrected root).
#pragma once
#include "minirl/optim/update.hpp"

namespace minirl {

struct AdamConfig {
  Scalar learning_rate = Scalar(1e-3);  // the paper's default
  double beta1 = 0.9;                   // decay of the first moment
  double beta2 = 0.999;                 // decay of the second moment; 1 - 0.999f would be 1.3e-5 off
  Scalar epsilon = Scalar(1e-8);        // keeps the division finite
};

class Adam {
 public:
  explicit Adam(const AdamConfig& config = {}) : config_(config) {}

  /// One update of all parameters; buffers get their new values. Throws as `check_gradients` says; nothing
  /// has been changed then.
  template <class Net>
  void step(Net& net, const Gradients& gradients) {
    check_gradients("adam", net, gradients, updates_ + 1);
    begin_update(gradients);
    apply_gradients(net, gradients, [this](Tensor& p, const Tensor& g, int i) { update(p, g, i); });
  }

  Scalar learning_rate() const { return config_.learning_rate; }
  void set_learning_rate(Scalar rate) { config_.learning_rate = rate; }
  long updates() const { return updates_; }
  /// The running means of each parameter's gradient and of its square, in the order of `visit`.
  const Moments& first_moments() const { return first_; }
  const Moments& second_moments() const { return second_; }

 private:
  void begin_update(const Gradients& gradients);
  void update(Tensor& parameter, const Tensor& gradient, int i);

  AdamConfig config_;
  Moments first_, second_;
  long updates_ = 0;
  Scalar step_size_ = 0, root_scale_ = 0;  // of the present update
};

}  // namespace minirl
