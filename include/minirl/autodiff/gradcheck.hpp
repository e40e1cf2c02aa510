// gradcheck: compares the gradients of the tape with differences of the loss itself.
// Build with the double twin: there a right gradient agrees to about 1e-10, in float no better than 3e-2.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "minirl/autodiff/parameters.hpp"
#include "minirl/autodiff/tape.hpp"

namespace minirl {

/// Where tape and differences disagree most. The relative error is |tape - difference| / max(1e-3, |tape|,
/// |difference|).
struct Gradcheck {
  double worst_error = 0;
  std::string parameter;  // its name
  int element = 0;        // in row-major order
  double tape = 0, difference = 0;
  int checked = 0;  // how many numbers were compared

  /// "worst of 12: weight[3], tape 1.5, difference 1.4, relative error 0.07"
  std::string text() const;
};

namespace detail {
using LossValue = std::function<double()>;
void compare(Gradcheck& result, const std::string& name, Tensor& values, const Tensor& gradient,
             const LossValue& loss);
}  // namespace detail

/// Checks d loss / d parameter for each number of a network; `loss(tape, net)` records it. Works on a copy. A
/// loss that draws random numbers must draw the same at each call.
template <HasParameters Net, class Loss>
Gradcheck gradcheck(Net net, Loss loss, Mode mode = Mode::train) {
  Gradients gradients;
  {
    GradientTape tape(mode);
    gradients = tape.gradient(loss(tape, std::as_const(net)), net);
  }
  const auto value = [&] {
    GradientTape tape(mode);
    return static_cast<double>(loss(tape, std::as_const(net)).item());
  };
  Gradcheck result;
  int i = 0;
  for_each_named_parameter(net, [&](const std::string& name, Tensor& values, const Initialiser&) {
    detail::compare(result, name, values, gradients[i++], value);
  });
  return result;
}

/// Checks d f / d x for each number of the inputs, which are named "x0", "x1", ...; f takes one Var for each
/// and may give any shape: its elements are weighted and summed.
Gradcheck gradcheck(const std::function<Var(const std::vector<Var>&)>& f, std::vector<Tensor> inputs);

}  // namespace minirl
