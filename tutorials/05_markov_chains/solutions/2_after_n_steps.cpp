// Where a chain is after n steps.
//
// u[s] is the probability to be in state s. One step later state j is reached from every state s:
//
//   u2[j] = sum over s of u[s] P[s][j]        P[s][j] is chain.row(s)[j]        (Grinstead & Snell 11.2)
//
// From state 0 of the lesson's chain u is 1 0 0 0; after a step it is the row 0.7 0.2 0 0.1. Then from 0 and
// from 1 at once: 0.7 * 0.7 = 0.49 are in 0 still, and so on. No dice are thrown. See ./minirl run 5.1
#include "minirl/chapter.hpp"

using namespace minirl;

// u, result: [states]
std::vector<double> after(const MarkovChain& chain, std::vector<double> u, int n) {
  for (int step = 0; step < n; ++step) {
    std::vector<double> u2(u.size());  // all of the old u is needed until all of the new one is there
    for (std::size_t s = 0; s < u.size(); ++s) {
      for (std::size_t j = 0; j < u.size(); ++j) u2[j] += u[s] * chain.row(static_cast<int>(s))[j];
    }
    u = u2;
  }
  return u;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const MarkovChain& lesson_chain() {
  static const MarkovChain chain = chain_of(FourStateChain().table(), {0, 0, 0, 0});
  return chain;
}

void check_near(const std::vector<double>& u, const std::vector<double>& expected, const std::string& what) {
  REQUIRE(u.size() == expected.size());
  double sum = 0;
  for (const double p : u) sum += p;
  const std::string known =
      sum == doctest::Approx(1) ? "" : join("; all together sum to ", sum, ", and should to 1");
  for (std::size_t j = 0; j < u.size(); ++j) {
    INFO(join(what, ": state ", j, " has probability ", u[j], ", expected ", expected[j], known));
    CHECK(u[j] == doctest::Approx(expected[j]));
  }
}

TEST_CASE("5.2: after no step and after one") {
  check_near(after(lesson_chain(), {1, 0, 0, 0}, 0), {1, 0, 0, 0}, "no step, it is where it was");
  check_near(after(lesson_chain(), {1, 0, 0, 0}, 1), {0.7, 0.2, 0, 0.1}, "one step from 0, row 0");
  const std::vector<double> u = after(lesson_chain(), {0, 1, 0, 0}, 1);
  REQUIRE(u.size() == 4);
  if (u[1] == 1) FAIL("from 1 nothing moved: u[s] goes to j by P[s][j], both indices are needed");
  check_near(u, {0, 0, 0.9, 0.1}, "one step from 1, row 1 and not column 1");
}

TEST_CASE("5.2: after two steps") {
  const std::vector<double> u = after(lesson_chain(), {1, 0, 0, 0}, 2);
  REQUIRE(u.size() == 4);
  if (u[0] == doctest::Approx(0.7)) FAIL("two steps gave what one gives");
  if (u[0] == doctest::Approx(1.19)) FAIL("1.19 = 0.7 + 0.49: the new list must begin each step with zeros");
  check_near(u, {0.49, 0.14, 0.18, 0.19}, "two steps from 0");
}

TEST_CASE("5.2: all steps are taken at once") {
  const MarkovChain circle({{0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
  const std::vector<double> u = after(circle, {1, 0, 0}, 1);
  REQUIRE(u.size() == 3);
  if (u[1] != 1)
    FAIL("0 -> 1 -> 2 -> 0: after one step all is in 1. If it is further, you read what you just wrote");
  check_near(after(circle, {0.5, 0.3, 0.2}, 1), {0.2, 0.5, 0.3}, "a step round the circle");
  check_near(after(circle, {0.5, 0.3, 0.2}, 3), {0.5, 0.3, 0.2}, "three steps, back again");
}
