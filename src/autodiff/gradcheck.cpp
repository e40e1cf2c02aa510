#include "minirl/autodiff/gradcheck.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// Weights that tell the elements of a result apart: 1, -1.25, 1.5, -1.75, ...
Var weighted_sum(Var y) {
  Tensor weights = Tensor::with_room(y.shape());
  Scalar next = 1;
  for (Scalar& w : weights) {
    w = next;
    next = next > 0 ? -next - Scalar(0.25) : -next + Scalar(0.25);
    if (std::abs(next) > 3) next = 1;
  }
  return sum(y * std::move(weights));
}

// The inputs of a function as a network of parameters.
struct Inputs {
  std::vector<Tensor> tensors;
  void visit(Visitor& v) {
    for (std::size_t i = 0; i < tensors.size(); ++i) v(join("x", i).c_str(), tensors[i]);
  }
};

}  // namespace

std::string Gradcheck::text() const {
  return join("worst of ", checked, ": ", parameter, "[", element, "], tape ", tape, ", difference ",
              difference, ", relative error ", worst_error);
}

namespace detail {

// Four evaluations around each number: the error of the difference falls with the fourth power of the
// distance h.
void compare(Gradcheck& result, const std::string& name, Tensor& values, const Tensor& gradient,
             const LossValue& loss) {
  const double h = sizeof(Scalar) == 8 ? 1e-4 : 1e-2;
  for (int i = 0; i < values.size(); ++i) {
    const Scalar kept = std::as_const(values)[i];
    const auto at = [&](double distance) {
      values[i] = static_cast<Scalar>(kept + distance * h);
      return loss();
    };
    const double difference = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
    values[i] = kept;
    const double tape = gradient[i];
    const double error = std::abs(tape - difference) / std::max({1e-3, std::abs(tape), std::abs(difference)});
    ++result.checked;
    if (!(error <= result.worst_error)) {  // written so that a NaN is the worst of all
      result = {error, name, i, tape, difference, result.checked};
    }
  }
}

}  // namespace detail

Gradcheck gradcheck(const std::function<Var(const std::vector<Var>&)>& f, std::vector<Tensor> inputs) {
  return gradcheck(Inputs{std::move(inputs)}, [&f](GradientTape& tape, const Inputs& in) {
    std::vector<Var> vars;
    for (const Tensor& t : in.tensors) vars.push_back(tape.watch(t));
    return weighted_sum(f(vars));
  });
}

}  // namespace minirl
