#include <algorithm>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl::golden {
namespace {

// The axes that stay once `axes` are reduced.
Shape dropped(const Shape& shape, std::vector<int> axes) {
  std::sort(axes.rbegin(), axes.rend());
  Shape rest = shape;
  for (const int axis : axes) rest = rest.without(axis);
  return rest;
}

// A check of a function f(x, axes) that keeps the axes it reduces.
template <class F>
auto over_axes(F f) {
  return [f](Case& c) {
    const Var x = c.leaf("x");
    const std::vector<int> axes = c.list("axis");
    const Var y = f(x, axes);
    const bool keep = c.has("keepdim") && c.number("keepdim") != 0;
    c.give("y", keep ? y : reshape(y, dropped(x.shape(), axes)));
  };
}

// The same from a function of one axis, applied to one after another.
template <class F>
auto axis_by_axis(F f) {
  return over_axes([f](Var x, const std::vector<int>& axes) {
    for (const int axis : axes) x = f(x, axis);
    return x;
  });
}

// A check of a function along the last axis; other axes are moved there and back.
template <class F>
auto along_last(F f) {
  return [f](Case& c) {
    const Var x = c.leaf("x");
    const bool last = x.shape().checked_axis(c.list("axis").at(0)) == x.shape().rank() - 1;
    c.give("y", last ? f(x) : transpose(f(transpose(x))));
  };
}

// The place of the largest of f(x) along an axis of a matrix.
template <class F>
auto arg(F f) {
  return [f](Case& c) {
    const Var x = f(c.leaf("x"));
    c.give("y", argmax_rows((c.list("axis").at(0) == 1 ? x : transpose(x)).view()));
  };
}

void whole_argmax(Case& c) {
  const Tensor& x = c.tensor("x");
  c.give("y", argmax_rows(x.reshaped({1, x.size()})));
}

void max_with_place(Case& c) {
  const Var x = c.leaf("x");
  c.give("y", max(x, c.list("axis").at(0)));
  c.give("index", argmax_rows(x.view()));
}

// amax shares the gradient among equals: it is the mean of those that are as large as the largest.
void shared_max(Case& c) {
  const Var x = c.leaf("x");
  const int axis = c.list("axis").at(0);
  const Var weight = 1 - c.constant(positive(max(x, axis, Axis::keep) - x));
  c.give("y", sum(x * weight, axis) / sum(weight, axis));
}

}  // namespace

const Checks& reduce_checks() {
  static const Checks checks = {
      {"sum_all", [](Case& c) { c.give("y", sum(c.leaf("x"))); }},
      {"mean_all", [](Case& c) { c.give("y", mean(c.leaf("x"))); }},
      {"sum_long", [](Case& c) { c.give("y", sum(c.leaf("x"))); }},
      {"norm_l2", [](Case& c) { c.give("y", sqrt(sum(square(c.leaf("x"))))); }},
      {"sum_*", axis_by_axis([](Var x, int axis) { return sum(x, axis, Axis::keep); })},
      {"mean_*", axis_by_axis([](Var x, int axis) { return mean(x, axis, Axis::keep); })},
      {"max_*", axis_by_axis([](Var x, int axis) { return max(x, axis, Axis::keep); })},
      {"min_*", axis_by_axis([](Var x, int axis) { return min(x, axis, Axis::keep); })},
      {"logsumexp_*", axis_by_axis([](Var x, int axis) { return logsumexp(x, axis, Axis::keep); })},
      {"logsumexp_large", axis_by_axis([](Var x, int axis) { return logsumexp(x, axis, Axis::keep); })},
      {"var_biased_*", over_axes([](Var x, const std::vector<int>& axes) { return variance(x, axes); })},
      {"var_unbiased_*", over_axes([](Var x, const std::vector<int>& axes) { return variance(x, axes, 1); })},
      {"std_unbiased_*",
       over_axes([](Var x, const std::vector<int>& axes) { return sqrt(variance(x, axes, 1)); })},
      {"softmax*", along_last([](Var x) { return softmax(x); })},
      {"log_softmax*", along_last([](Var x) { return log_softmax(x); })},
      {"argmax_axis*", arg([](Var x) { return x; })},
      {"argmin_axis*", arg([](Var x) { return -x; })},
      {"argmax_all", whole_argmax},
      {"max_ties_dim", max_with_place},
      {"max_ties_amax", shared_max},
  };
  return checks;
}

}  // namespace minirl::golden
