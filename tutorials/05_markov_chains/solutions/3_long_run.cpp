// The long run by iteration.
//
// The stationary distribution w is the one that a step leaves as it is: w P = w. Many chains go there by
// themselves: begin anywhere and take steps. But a chain that takes turns, 0 1 0 1 ..., never settles. A
// lazy chain does: before each step it tosses a coin, and on tails it stays where it is.
//
//   u <- (u + u P) / 2         begin with u[0] = 1        u P: distribution_after(chain, u, 1)
//
// w is the same: if u P = u, then (u + u) / 2 = u. 10,000 steps are plenty here. See ./minirl run 5.2
#include "minirl/chapter.hpp"

using namespace minirl;

// result: the share of time in each state   [states]
std::vector<double> long_run(const MarkovChain& chain) {
  std::vector<double> u = always_from(0, chain.states());
  for (int step = 0; step < 10'000; ++step) {
    const std::vector<double> moved = distribution_after(chain, u, 1);
    for (std::size_t s = 0; s < u.size(); ++s) u[s] = (u[s] + moved[s]) / 2;  // half of it stays
  }
  return u;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

std::string text_of(const std::vector<double>& u) {
  std::string text;
  for (const double p : u) text += join(" ", p);
  return text;
}

void check_near(const std::vector<double>& u, const std::vector<double>& expected, const std::string& what) {
  INFO(join(what, ": got", text_of(u), ", expected", text_of(expected)));
  REQUIRE(u.size() == expected.size());
  for (std::size_t s = 0; s < u.size(); ++s) CHECK(u[s] == doctest::Approx(expected[s]).epsilon(1e-6));
}

TEST_CASE("5.3: the weather of Oz") {
  const MarkovChain oz({{0.5, 0.25, 0.25}, {0.5, 0, 0.5}, {0.25, 0.25, 0.5}});
  check_near(long_run(oz), {0.4, 0.2, 0.4}, "rain, nice, snow");
}

TEST_CASE("5.3: a chain that takes turns") {
  const MarkovChain turns({{0, 1}, {1, 0}});
  check_near(long_run(turns), {0.5, 0.5}, "it takes turns, so steps alone never settle");
  const MarkovChain there_and_back({{0, 1, 0}, {0.5, 0, 0.5}, {0, 1, 0}});
  check_near(long_run(there_and_back), {0.25, 0.5, 0.25},
             "every other day it is in the middle, so steps alone never settle, wherever it begins");
}

TEST_CASE("5.3: a sluggish chain needs many steps") {
  const MarkovChain sluggish({{0.999, 0.001}, {0.003, 0.997}});
  check_near(long_run(sluggish), {0.75, 0.25}, "it moves once in hundreds of steps, so a few do not do");
}

TEST_CASE("5.3: a distribution sums to 1") {
  const std::vector<double> u = long_run(MarkovChain({{0.9, 0.1}, {0.5, 0.5}}));
  const double sum = u.empty() ? 0 : u[0] + u.back();
  CHECK_MESSAGE(sum == doctest::Approx(1), "the probabilities sum to ", sum);
}
