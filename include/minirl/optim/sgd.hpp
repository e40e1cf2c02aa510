// Sgd: gradient descent, plain or with momentum: a velocity that forgets slowly. Polyak 1964; Sutskever et
// al. 2013, "On the importance of initialization and momentum in deep learning", equations 1 to 4.
//
//   d = g + weight_decay p
//   v = momentum v + (1 - dampening) d               in the first step v = d                   (1)
//   p = p - learning_rate v          Nesterov: p = p - learning_rate (d + momentum v)          (2)
//
// Without momentum v = d. As PyTorch writes it; the paper has the learning rate inside v (see `Velocity`).
#pragma once
#include "minirl/optim/update.hpp"
#include "minirl/optim/velocity.hpp"

namespace minirl {

struct SgdConfig {
  Scalar learning_rate = Scalar(1e-2);  // Keras' default
  Scalar momentum = 0;                  // share of the velocity that stays; 0.9 is usual
  bool nesterov = false;                // looks one step ahead; Sutskever et al., equations 3 and 4
  double dampening = 0;                 // share of each later gradient that is left out; PyTorch
  Scalar weight_decay = 0;              // adds weight_decay p to the gradient (L2); PyTorch
  Velocity velocity = Velocity::of_gradients;
};

class Sgd {
 public:
  /// Throws ConfigError if a setting makes no sense.
  explicit Sgd(const SgdConfig& config = {});

  /// One update of all parameters; buffers get their new values. Throws as `check_gradients` says; nothing
  /// has been changed then.
  template <class Net>
  void step(Net& net, const Gradients& gradients) {
    check_gradients("sgd", net, gradients, updates_ + 1);
    begin_update(gradients);
    apply_gradients(net, gradients, [this](Tensor& p, const Tensor& g, int i) { update(p, g, i); });
  }

  Scalar learning_rate() const { return config_.learning_rate; }
  void set_learning_rate(Scalar rate) { config_.learning_rate = rate; }
  long updates() const { return updates_; }
  /// v of each parameter, in the order of `visit`; none without momentum.
  const Moments& velocities() const { return velocity_; }

  void archive(Archive& a);

 private:
  void begin_update(const Gradients& gradients);
  void update(Tensor& parameter, const Tensor& gradient, int i);

  SgdConfig config_;
  Moments velocity_;
  long updates_ = 0;
};

}  // namespace minirl
