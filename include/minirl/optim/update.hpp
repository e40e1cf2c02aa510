// What all optimisers share: they see that the gradients belong to the network and are finite, walk over its
// parameters, and write the new values of its buffers.
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
  void archive(Archive& a);

 private:
  std::vector<Tensor> tensors_;
};

namespace detail {
void check_gradient(const char* optimiser, const Tensor& parameter, int i, const Gradients& gradients);
void check_buffer(const char* optimiser, const Tensor& buffer, int i, const Gradients& gradients);
void check_buffer_count(const char* optimiser, int buffers, const Gradients& gradients);
[[noreturn]] void refuse_gradient(const char* optimiser, const std::string& name, const Tensor& gradient,
                                  long update);
[[noreturn]] void refuse_count(const char* optimiser, int parameters, int gradients);
long non_finite(const Tensor& gradient);
}  // namespace detail

/// Throws ShapeError if the gradients do not belong to the network, NumericError naming the first parameter
/// whose gradient is not finite. Nothing has been changed then.
template <class Net>
void check_gradients(const char* optimiser, const Net& net, const Gradients& gradients, long update) {
  int count = 0, buffers = 0;
  bool finite = true;
  for_each_tensor(net, [&](const Tensor& tensor, Kind kind) {
    if (kind == Kind::buffer) return detail::check_buffer(optimiser, tensor, buffers++, gradients);
    detail::check_gradient(optimiser, tensor, count, gradients);
    finite = finite && detail::non_finite(gradients[count]) == 0;
    ++count;
  });
  if (count != gradients.size()) detail::refuse_count(optimiser, count, gradients.size());
  detail::check_buffer_count(optimiser, buffers, gradients);
  if (finite) return;
  int i = 0;
  for_each_named_parameter(net, [&](const std::string& name, const Tensor&, const Initialiser&) {
    if (detail::non_finite(gradients[i]) > 0) detail::refuse_gradient(optimiser, name, gradients[i], update);
    ++i;
  });
}

/// What a step consists of: update(parameter, gradient, i) for each parameter, and the new values of the
/// buffers.
template <class Net, class Update>
void apply_gradients(Net& net, const Gradients& gradients, Update update) {
  int i = 0;
  std::size_t buffer = 0;
  for_each_tensor(net, [&](Tensor& tensor, Kind kind) {
    if (kind == Kind::parameter) {
      update(tensor, gradients[i], i);
      ++i;
    } else if (buffer < gradients.buffers().size()) {
      const Tensor& next = gradients.buffers()[buffer++];
      if (next.size() > 0) tensor = next;
    }
  });
}

}  // namespace minirl
