// Sgd: plain gradient descent, p = p - learning_rate g.
#pragma once
#include "minirl/optim/update.hpp"

namespace minirl {

struct SgdConfig {
  Scalar learning_rate = Scalar(1e-2);  // Keras' default
};

class Sgd {
 public:
  explicit Sgd(const SgdConfig& config = {}) : config_(config) {}

  /// One update of all parameters; buffers get their new values. Throws as `check_gradients` says; nothing
  /// has been changed then.
  template <class Net>
  void step(Net& net, const Gradients& gradients) {
    check_gradients("sgd", net, gradients, updates_ + 1);
    ++updates_;
    apply_gradients(net, gradients, [this](Tensor& p, const Tensor& g, int) { update(p, g); });
  }

  void set_learning_rate(Scalar rate) { config_.learning_rate = rate; }
  long updates() const { return updates_; }

 private:
  void update(Tensor& parameter, const Tensor& gradient);

  SgdConfig config_;
  long updates_ = 0;
};

}  // namespace minirl
