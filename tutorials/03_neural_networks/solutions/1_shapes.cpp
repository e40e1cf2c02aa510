// A column of predictions and a list of targets: shapes that nearly fit.
//
// A network with one output gives its predictions p as [n,1]: n rows of one number. Targets t often come
// as [n]. NumPy and PyTorch subtract the two without a word and get [n,n]: each prediction minus each
// target. The loss still falls, towards a network that knows nothing but the mean. Here it is a
// ShapeError, and you say what you meant:
//
//   e[i] = p[i] - t[i]        n errors, shape [n]
//
// `reshape(x, {n})` for a Var and `t.reshaped({n, 1})` for a Tensor keep the numbers and change the shape.
// The mistake and its picture: ./minirl run 3.1
#include "minirl/chapter.hpp"

using namespace minirl;

// predictions: [n,1]  targets: [n]  result: [n]
Var errors(Var predictions, const Tensor& targets) {
  // The predictions become a list too: then [n] - [n] pairs number with number.
  return reshape(predictions, targets.shape()) - targets;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// What came out, or a ShapeError in plain words.
Tensor errors_of(const Tensor& predictions, const Tensor& targets) {
  GradientTape tape;
  try {
    return errors(tape.constant(predictions), targets).value();
  } catch (const ShapeError& error) {
    FAIL(join(error.what(), ": a shape that nearly fits does not fit; reshape one of the two"));
  }
  return {};
}

TEST_CASE("3.1: there are as many errors as predictions") {
  const Tensor e = errors_of(Tensor({32, 1}), Tensor({32}));
  const char* known = e.size() == 32 * 32 ? ": each prediction is compared with each target" : "";
  INFO(join("32 predictions and 32 targets gave errors of the shape ", e.shape().text(), known));
  CHECK(e.shape() == Shape{32});
}

TEST_CASE("3.1: each prediction is compared with its own target") {
  const Tensor e = errors_of(Tensor({3, 1}, {5, 7, 9}), Tensor::vector({1, 2, 3}));
  CHECK_MESSAGE(e[0] != -4, "errors[0] is -4 = 1 - 5: that is target minus prediction");
  INFO(join("errors are ", to_text(e), ", expected 5-1, 7-2, 9-3"));
  CHECK(e == Tensor::vector({4, 5, 6}));
}
