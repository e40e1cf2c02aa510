// Adagrad: each gradient divided by the root of the sum of all its squares so far, so steps only get shorter.
// Duchi, Hazan & Singer 2011, figure 1, with a diagonal matrix.
//
//   v = v + g^2                                                                          (1)
//   p = p - learning_rate g / (sqrt(v) + epsilon)      or / sqrt(v + epsilon)            (2)
#pragma once
#include "minirl/optim/update.hpp"

namespace minirl {

struct AdagradConfig {
  Scalar learning_rate = Scalar(1e-2);  // PyTorch's default (Keras: 1e-3)
  Scalar initial_sum = 0;               // v before the first gradient; PyTorch's default (Keras: 0.1)
  Scalar epsilon = Scalar(1e-10);       // keeps the division finite; PyTorch's default (Keras: 1e-7)
  bool epsilon_inside_root = false;     // Keras 3 adds it under the root
};

class Adagrad {
 public:
  /// Throws ConfigError if a setting makes no sense.
  explicit Adagrad(const AdagradConfig& config = {});

  /// One update of all parameters; buffers get their new values. Throws as `check_gradients` says; nothing
  /// has been changed then.
  template <class Net>
  void step(Net& net, const Gradients& gradients) {
    check_gradients("adagrad", net, gradients, updates_ + 1);
    begin_update(gradients);
    apply_gradients(net, gradients, [this](Tensor& p, const Tensor& g, int i) { update(p, g, i); });
  }

  Scalar learning_rate() const { return config_.learning_rate; }
  void set_learning_rate(Scalar rate) { config_.learning_rate = rate; }
  long updates() const { return updates_; }
  /// v of each parameter, in the order of `visit`.
  const Moments& sums_of_squares() const { return sum_; }

  void archive(Archive& a);

 private:
  void begin_update(const Gradients& gradients);
  void update(Tensor& parameter, const Tensor& gradient, int i);

  AdagradConfig config_;
  Moments sum_;
  long updates_ = 0;
};

}  // namespace minirl
