#include "minirl/optim/update.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl {

void Moments::fit(const char* optimiser, const Gradients& gradients) {
  if (tensors_.empty()) {
    for (const Tensor& g : gradients) tensors_.emplace_back(g.shape());
  }
  if (static_cast<int>(tensors_.size()) != gradients.size()) {
    throw ShapeError(join(optimiser, ": began with ", tensors_.size(), " parameters, now there are ",
                          gradients.size(), "; use one optimiser for each network"));
  }
  for (int i = 0; i < gradients.size(); ++i) {
    if (gradients[i].shape() == (*this)[i].shape()) continue;
    throw ShapeError(join(optimiser, ": parameter ", i, " was ", (*this)[i].shape().text(), ", now it is ",
                          gradients[i].shape().text(), "; use one optimiser for each network"));
  }
}

namespace detail {

void check_gradient(const char* optimiser, const Tensor& parameter, int i, const Gradients& gradients) {
  if (i >= gradients.size()) refuse_count(optimiser, i + 1, gradients.size());
  if (parameter.shape() == gradients[i].shape()) return;
  throw ShapeError(join(optimiser, ": parameter ", i, " is ", parameter.shape().text(), ", its gradient ",
                        gradients[i].shape().text(), "; take the gradients of this network"));
}

void check_buffer(const char* optimiser, const Tensor& buffer, int i, const Gradients& gradients) {
  const auto at = static_cast<std::size_t>(i);
  if (at >= gradients.buffers().size()) return;
  const Tensor& next = gradients.buffers()[at];
  if (next.size() == 0 || next.shape() == buffer.shape()) return;
  throw ShapeError(join(optimiser, ": buffer ", i, " is ", buffer.shape().text(), ", its next value ",
                        next.shape().text(), "; take the gradients of this network"));
}

void check_buffer_count(const char* optimiser, int buffers, const Gradients& gradients) {
  const auto count = gradients.buffers().size();
  if (count == 0 || count == static_cast<std::size_t>(buffers)) return;  // gradients made by hand have none
  throw ShapeError(join(optimiser, ": the network has ", buffers, " buffers, the gradients ", count,
                        "; take the gradients of this network"));
}

void refuse_gradient(const char* optimiser, const std::string& name, const Tensor& gradient, long update) {
  throw NumericError(join(optimiser, ": the gradient of ", name, " has ", non_finite(gradient), " of ",
                          gradient.size(), " numbers that are not finite, at update ", update,
                          "; a smaller learning rate or clipping may help"));
}

void refuse_count(const char* optimiser, int parameters, int gradients) {
  throw ShapeError(join(optimiser, ": the network has ", parameters,
                        " parameters or more, the gradients are ", gradients,
                        "; take the gradients of this network"));
}

long non_finite(const Tensor& gradient) { return count_non_finite(gradient); }

}  // namespace detail
void Moments::archive(Archive& a) { a("tensors", tensors_); }

}  // namespace minirl
