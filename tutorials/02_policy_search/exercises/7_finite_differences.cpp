// Which way is up? The gradient g of an objective J(w) says how J changes with each weight. Without
// derivatives it can be estimated: move ONE weight a little to both sides, and see what J does (Kiefer and
// Wolfowitz, 1952).
//     g_i = ( J(w + c e_i) - J(w - c e_i) ) / (2c)
// c is the small distance; w + c e_i is w with c added to weight i only. For n weights J is asked 2n times.
// (central_differences in include/minirl/agents/finite_difference.hpp, equation (1).)
//
// Estimate the gradient.
#include "minirl/chapter.hpp"

using namespace minirl;

Weights gradient_at([[maybe_unused]] const Weights& w, [[maybe_unused]] double c,
                    [[maybe_unused]] const Objective& objective) {
  return todo<Weights>("2.7");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

void check_gradient(const Objective& objective, const Weights& expected, const std::string& hint) {
  const Weights g = gradient_at({1, 2}, 0.5, objective);
  REQUIRE_MESSAGE(g.size() == 2, "the gradient has ", g.size(),
                  " numbers, expected one for each of 2 weights");
  for (std::size_t i = 0; i < 2; ++i) {
    const bool twice = g[i] == doctest::Approx(2 * expected[i]);
    CHECK_MESSAGE(g[i] == doctest::Approx(expected[i]), "g[", i, "] is ", g[i], ", expected ", expected[i],
                  ": ", twice ? "twice too large: the two points lie 2c apart, not c" : hint);
  }
}

TEST_CASE("2.7: a plane, J = 3 w0 - 2 w1, has the gradient (3, -2) everywhere") {
  check_gradient([](const Weights& w) { return 3 * w[0] - 2 * w[1]; }, {3, -2},
                 "is one weight moved at a time, and left where it was before the next one moves?");
}

TEST_CASE("2.7: a curved J = w0 * w0 + w0 * w1 has at (1, 2) the gradient (2 * 1 + 2, 1)") {
  check_gradient([](const Weights& w) { return w[0] * w[0] + w[0] * w[1]; }, {4, 1},
                 "are both sides used, w + c and w - c? With one side, a curve looks steeper than it is");
}

TEST_CASE("2.7: J is asked twice for each weight") {
  int calls = 0;
  gradient_at({1, 2, 3}, 0.1, [&](const Weights&) { return ++calls, 0.0; });
  CHECK_MESSAGE(calls == 6, "J was asked ", calls, " times for 3 weights, expected 2 * 3");
}
