// A duelling head: why the mean is taken off.
//
// In most states it matters little what one does. A duelling network says apart how good a state is, V(s),
// and by how much each action is better or worse, A(s, a). Their sum is Q. But a sum does not tell its parts:
// V could be 100 too large and all A 100 too small. So the advantages are made to have the mean 0:
//
//   Q(s, a) = V(s) + A(s, a) - mean_a' A(s, a')
//
// Now V is the mean of all Q, and nothing is left open. Wang et al. 2016, equation 9; nn/duelling.hpp.
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

// v: V(s)   a: A(s, .), as the network gives it   result: Q(s, .)
std::vector<double> action_values([[maybe_unused]] double v, [[maybe_unused]] const std::vector<double>& a) {
  return todo<std::vector<double>>("8.7");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("8.7: a state worth 10, one action 2 better than the other") {
  const std::vector<double> q = action_values(10, {1, 3});
  REQUIRE_MESSAGE(q.size() == 2, "there are ", q.size(), " values, expected one for each of 2 actions");
  const char* known = q[0] == 11   ? ": nothing was taken off the advantages"
                      : q[0] == 8  ? ": the largest was taken off, as the notebook does; here it is the mean"
                      : q[0] == 7  ? ": the sum was taken off, not the mean"
                      : q[0] == -1 ? ": V is missing"
                      : q[0] == 9 && q[1] != 11 ? ": take the mean of all a before you change one"
                                                : "";
  INFO(join("Q is ", q[0], " and ", q[1], ", expected 9 and 11", known));
  CHECK(q[0] == doctest::Approx(9));
  CHECK(q[1] == doctest::Approx(11));
}

TEST_CASE("8.7: advantages that are all 100 larger say the same") {
  const std::vector<double> q = action_values(10, {101, 103, 102});
  REQUIRE(q.size() == 3);
  INFO(join("Q is ", q[0], " ", q[1], " ", q[2], ", expected 9 11 10"));
  CHECK(q[0] == doctest::Approx(9));
  CHECK(q[1] == doctest::Approx(11));
}

TEST_CASE("8.7: V is the mean of all Q") {
  const double mean = summarise(action_values(-7, {5, -2, 0.5, 40})).mean;
  CHECK_MESSAGE(mean == doctest::Approx(-7), join("the mean of all Q is ", mean, ", expected V = -7"));
}
