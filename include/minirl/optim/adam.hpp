// Adam: steps of the size of the learning rate, scaled by running moments of each gradient.
// Kingma & Ba 2015, algorithm 1; AMSGrad: Reddi et al. 2018; AdamW: Loshchilov & Hutter 2019.
//
//   d = g + weight_decay p
//   m = beta1 m + (1 - beta1) d      v = beta2 v + (1 - beta2) d^2                               (1)
//   m' = m / (1 - beta1^t)           v' = v / (1 - beta2^t)         t counted from 1             (2)
//   p = (1 - learning_rate decoupled_weight_decay) p - learning_rate m' / (sqrt(v') + epsilon)   (3)
//
// AMSGrad takes the largest v so far in place of v in (2).
#pragma once
#include "minirl/optim/update.hpp"

namespace minirl {

/// Where epsilon is added: to sqrt(v'), as in algorithm 1 and PyTorch, or to sqrt(v) ("epsilon hat", the end
/// of the paper's section 2), as Keras does: then it weighs more in the first steps.
enum class AdamEpsilon { on_corrected_root, on_plain_root };

struct AdamConfig {
  Scalar learning_rate = Scalar(1e-3);  // the paper's default
  double beta1 = 0.9;                   // decay of the first moment
  double beta2 = 0.999;                 // decay of the second moment; 1 - 0.999f would be 1.3e-5 off
  Scalar epsilon = Scalar(1e-8);        // keeps the division finite; the paper's default (Keras: 1e-7)
  AdamEpsilon epsilon_place = AdamEpsilon::on_corrected_root;
  bool amsgrad = false;               // v' never shrinks; PyTorch, Keras
  Scalar weight_decay = 0;            // adds weight_decay p to the gradient (L2); PyTorch's Adam
  double decoupled_weight_decay = 0;  // AdamW: shrinks p directly, per unit of learning rate; PyTorch: 0.01
};

class Adam {
 public:
  /// Throws ConfigError if a setting makes no sense.
  explicit Adam(const AdamConfig& config = {});

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
  /// The largest second moments so far; none without AMSGrad.
  const Moments& largest_second_moments() const { return largest_; }
  /// The moments, how many updates there were, and the present learning rate.
  void archive(Archive& a);

 private:
  void begin_update(const Gradients& gradients);
  void update(Tensor& parameter, const Tensor& gradient, int i);

  AdamConfig config_;
  Moments first_, second_, largest_;
  long updates_ = 0;
  Scalar step_size_ = 0, root_scale_ = 0;  // of the present update
};

}  // namespace minirl
