// Classes as rows: one-hot.
//
// A class is a whole number k: an action, a cell of a grid. A network reads and compares rows of numbers,
// so the class becomes a row that is 1 in column k and 0 elsewhere:
//
//   y[i, j] = 1 if j == k[i], else 0        y: [n, classes]
//
// Times a row of log-probabilities it picks the one of the action taken; chapter 04 lives on that.
// `Tensor({2, 3})` is two rows of three zeros; `t(i, j) = 1` writes one number.
#include "minirl/chapter.hpp"

using namespace minirl;

// k: n classes, each from 0 to classes - 1   result: [n,classes]
Tensor one_hot_rows([[maybe_unused]] const Indices& k, [[maybe_unused]] int classes) {
  return todo<Tensor>("3.2");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("3.2: one row for each class given") {
  const Tensor y = one_hot_rows({1, 1, 2, 0}, 3);
  const char* known =
      y.shape() == Shape{3, 4} ? ": it looks as if there were a row for each class, not for each k" : "";
  INFO(join("4 numbers of 3 classes gave ", y.shape().text(), ", expected [4, 3]", known));
  CHECK(y.shape() == Shape{4, 3});
}

TEST_CASE("3.2: class 1 of 3 is the row 0 1 0") {
  const Tensor y = one_hot_rows({1}, 3);
  INFO(
      join("class 1 gave ", to_text(y), y[0] == 1 ? ": classes count from 0, so class 1 is the second" : ""));
  CHECK(y == Tensor::matrix({{0, 1, 0}}));
}

TEST_CASE("3.2: every row holds a single 1") {
  const Tensor y = one_hot_rows({2, 0, 1}, 3);
  INFO(join("classes 2, 0, 1 gave ", to_text(y), y[2] == 2 ? ": it holds the class itself, not a 1" : ""));
  CHECK(y == Tensor::matrix({{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}));
}
