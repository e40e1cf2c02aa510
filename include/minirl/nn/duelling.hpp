// Duelling: a head that estimates the value of a state and the advantage of each action apart, and joins them
// to action values. Wang et al. 2016, equations 8 and 9.
#pragma once
#include "minirl/nn/dense.hpp"

namespace minirl {

/// What is subtracted from the advantages, so that value and advantage are told apart.
enum class Advantages {
  less_mean,  // equation 9: the paper's choice
  less_max    // equation 8: the best action's advantage is 0
};

struct Duelling {
  /// From `features` shared numbers to the values of `actions`. Throws ConfigError unless both are positive.
  Duelling(int features, int actions, Advantages how = Advantages::less_mean,
           InitialiserRule rule = glorot_uniform);

  /// q(s,a) = v(s) + a(s,a) - mean or max over a'.   x: [n,features]  result: [n,actions]
  Var operator()(Var x) const;

  void visit(Visitor& v) { v("value", value), v("advantage", advantage); }

  Dense value;      // [n,features] -> [n,1]
  Dense advantage;  // [n,features] -> [n,actions]
  Advantages how;
};

}  // namespace minirl
