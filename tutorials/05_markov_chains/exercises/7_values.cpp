// What a state is worth.
//
// r[s] is what a step from s earns on average. What a state is worth is that, and what the next state is
// worth, which comes a step later:
//
//   V[s] = r[s] + gamma * sum over j of P[s][j] V[j]        gamma from 0 to below 1        (6)
//
// V stands on both sides. Begin with V = 0 everywhere and let the right side give the new V, again and
// again: each time the error shrinks by gamma. 2000 times are plenty up to gamma = 0.99. See ./minirl run
// 5.3
#include "minirl/chapter.hpp"

using namespace minirl;

// r, result: [states]
std::vector<double> values_of([[maybe_unused]] const MarkovChain& chain,
                              [[maybe_unused]] const std::vector<double>& r, [[maybe_unused]] double gamma) {
  return todo<std::vector<double>>("5.7");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("5.7: a reward of 1 for ever is worth 1 / (1 - gamma)") {
  const std::vector<double> v = values_of(MarkovChain(std::vector<std::vector<double>>{{1}}), {1}, 0.9);
  REQUIRE(v.size() == 1);
  const char* known = v[0] == doctest::Approx(9)   ? ": the first reward comes at once, without a discount"
                      : v[0] == doctest::Approx(1) ? ": that is the first reward alone"
                      : !(v[0] < 1000) ? ": it grows for ever: is gamma there, and is V made anew each time?"
                                       : "";
  INFO(join("one state, reward 1, gamma 0.9: V is ", v[0], ", expected 10", known));
  CHECK(v[0] == doctest::Approx(10));
}

TEST_CASE("5.7: half of it goes on") {
  const std::vector<double> v = values_of(MarkovChain({{0.5, 0.5}, {0, 1}}), {1, 0}, 0.9);
  REQUIRE(v.size() == 2);
  INFO(join("V(0) is ", v[0], ", expected 1 / (1 - 0.9 * 0.5) = 1.8182"));
  CHECK(v[0] == doctest::Approx(1 / 0.55));
  CHECK(v[1] == doctest::Approx(0));
}

TEST_CASE("5.7: a value looks forwards") {
  const std::vector<double> v = values_of(MarkovChain({{0, 1, 0}, {0, 0, 1}, {0, 0, 1}}), {0, 8, 0}, 0.5);
  REQUIRE(v.size() == 3);
  INFO(join("a queue 0 to 1 to 2, where a step from 1 earns 8, gamma 0.5: V is ", v[0], " ", v[1], " ", v[2],
            ", expected 4 8 0: what comes is worth something, what has been is not"));
  CHECK(v[0] == doctest::Approx(4));
  CHECK(v[1] == doctest::Approx(8));
  CHECK(v[2] == doctest::Approx(0));
}

TEST_CASE("5.7: the notebook's process under the policy [0 0 1]") {
  const ThreeStateProcess process;
  const std::vector<double> v = values_of(chain_of(process.table(), {0, 0, 1}), {7, 0, 32}, 0.95);
  REQUIRE(v.size() == 3);
  INFO(join("V is ", v[0], " ", v[1], " ", v[2], ", expected 20.8955 0 52.9067"));
  CHECK(v[0] == doctest::Approx(7 / (1 - 0.95 * 0.7)));
  CHECK(v[2] == doctest::Approx(52.9067).epsilon(1e-5));
}
