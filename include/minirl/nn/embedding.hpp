// Embedding: a table with a row of learned numbers for each whole number, say each state of a grid world.
#pragma once
#include "minirl/autodiff/indexing.hpp"
#include "minirl/nn/initialise.hpp"

namespace minirl {

struct Embedding {
  /// `count` rows of `width` numbers; drawn from a normal distribution with standard deviation 1, as PyTorch
  /// does. Throws ConfigError unless both are positive.
  Embedding(int count, int width);

  /// The rows of these numbers, in this order.   index: n numbers in [0,count)  result: [n,width]
  /// Throws ShapeError for an index outside.
  Var operator()(GradientTape& tape, const Indices& index) const {
    return take_rows(tape.watch(weight), index);
  }
  /// The same beside a Var, on whose tape the result stands.
  Var operator()(Var beside, const Indices& index) const { return take_rows(beside.watch(weight), index); }

  void visit(Visitor& v) { v("weight", weight, {Initialiser::Draw::normal, 1}); }

  Tensor weight;  // [count,width]
};

}  // namespace minirl
