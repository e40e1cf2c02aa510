// Find the silent bug: softmax along which axis?
//
// A policy network gives [batch, actions]: a row of scores for each state. In each row softmax makes
// probabilities, so each ROW must sum to 1:
//
//   p[i, j] = exp(z[i, j]) / sum_k exp(z[i, k])        k runs over the actions
//
// The function below was written for another table. No error, no warning; with a batch of one state every
// action is certain, and the policy gradient is 0 for ever. The PyTorch notebook has this bug:
// ./minirl run 3.1
#include "minirl/chapter.hpp"

using namespace minirl;

// z: [batch,actions]  result: [batch,actions]
Tensor probabilities(const Tensor& z) {
  todo<void>("3.12");  // delete this line when you have found the bug
  Tensor p(z.shape());
  for (int j = 0; j < z.dim(1); ++j) {
    Scalar total = 0;
    for (int i = 0; i < z.dim(0); ++i) total += std::exp(z(i, j));
    for (int i = 0; i < z.dim(0); ++i) p(i, j) = std::exp(z(i, j)) / total;
  }
  return p;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("3.12: a batch of one state, three actions") {
  const Tensor p = probabilities(Tensor({1, 3}, {1, 1, 1}));
  INFO(join("equal scores give ", to_text(p), ", expected thirds",
            p[0] == 1 && p[1] == 1 ? ": every action is certain, the sum ran over the states" : ""));
  for (const Scalar x : p) CHECK(x == doctest::Approx(1.0 / 3));
}

TEST_CASE("3.12: in a batch each state has its own probabilities") {
  const auto log_3 = static_cast<Scalar>(std::log(3.0));
  const Tensor p = probabilities(Tensor({2, 2}, {0, log_3, 0, 0}));
  const Scalar first_row = p(0, 0) + p(0, 1);
  const bool one_in_all = std::abs(first_row + p(1, 0) + p(1, 1) - 1) < Scalar(1e-5);
  INFO(join("row 0 sums to ", first_row, ", expected 1",
            one_in_all ? ": all rows together do, the sum ran over the whole table" : ""));
  CHECK(p(0, 0) == doctest::Approx(0.25));
  CHECK(p(0, 1) == doctest::Approx(0.75));
  CHECK(p(1, 0) == doctest::Approx(0.5));
}
