// What all optimisers do first: see that the gradients belong to the network and are finite.
#pragma once
#include <string>
#include <vector>

#include "minirl/autodiff/gradients.hpp"
#include "minirl/autodiff/parameters.hpp"

namespace minirl {

/// One tensor for each parameter, zero at first: what an optimiser remembers.
class Moments {
 public:
  /// Makes room for the gradients' shapes on first use. Throws ShapeError if they are those of another
  /// network.
  void fit(const char* optimiser, const Gradients& gradients);
  Tensor& operator[](int i) { return tensors_[static_cast<std::size_t>(i)]; }
  const Tensor& operator[](int i) const { return tensors_.at(static_cast<std::size_t>(i)); }

 private:
  std::vector<Tensor> tensors_;
};

namespace detail {
void check_gradient(const char* optimiser, const Tensor& parameter, int i, const Gradients& gradients);
[[noreturn]] void refuse_gradient(const char* optimiser, const std::string& name, const Tensor& gradient,
                                  long update);
[[noreturn]] void refuse_count(const char* optimiser, int parameters, int gradients);
long non_finite(const Tensor& gradient);
}  // namespace detail

/// Throws ShapeError if the gradients do not belong to the network, NumericError naming the first parameter
/// whose gradient is not finite. Nothing has been changed then.
template <class Net>
void check_gradients(const char* optimiser, const Net& net, const Gradients& gradients, long update) {
  int count = 0;
  bool finite = true;
  for_each_parameter(net, [&](const Tensor& parameter) {
    detail::check_gradient(optimiser, parameter, count, gradients);
    finite = finite && detail::non_finite(gradients[count]) == 0;
    ++count;
  });
  if (count != gradients.size()) detail::refuse_count(optimiser, count, gradients.size());
  if (finite) return;
  int i = 0;
  for_each_named_parameter(net, [&](const std::string& name, const Tensor&, const Initialiser&) {
    if (detail::non_finite(gradients[i]) > 0) detail::refuse_gradient(optimiser, name, gradients[i], update);
    ++i;
  });
}

}  // namespace minirl
