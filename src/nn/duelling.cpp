#include "minirl/nn/duelling.hpp"

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/reductions.hpp"

namespace minirl {

Duelling::Duelling(int features, int actions, Advantages h, InitialiserRule rule)
    : value(features, 1, rule), advantage(features, actions, rule), how(h) {}

Var Duelling::operator()(Var x) const {
  const Var v = value(x), a = advantage(x);  // [n,1], [n,actions]
  return v + (a - (how == Advantages::less_mean ? mean(a, 1, Axis::keep) : max(a, 1, Axis::keep)));
}

}  // namespace minirl
