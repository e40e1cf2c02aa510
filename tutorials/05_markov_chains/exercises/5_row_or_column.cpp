// Find the bug: rows and columns.
//
// P[s][j] is the probability to go FROM s TO j: a row holds all that may follow s, and sums to 1. Half of
// all books write it the other way round. The function below takes one step of a distribution,
//
//   u2[j] = sum over s of u[s] P[s][j]
//
// and mixes the two up. Nothing crashes, and on a matrix that is the same both ways it is even right. What
// gives it away: probability is lost or made. Repair it. See "What goes wrong" in the lesson
#include "minirl/chapter.hpp"

using namespace minirl;

// u, result: [states]
std::vector<double> step_of(const MarkovChain& chain, const std::vector<double>& u) {
  todo<void>("5.5");  // delete this line when you have found the bug
  std::vector<double> u2(u.size());
  for (std::size_t j = 0; j < u.size(); ++j) {
    for (std::size_t s = 0; s < u.size(); ++s) u2[j] += u[s] * chain.row(static_cast<int>(j))[s];
  }
  return u2;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const MarkovChain oz({{0.5, 0.25, 0.25}, {0.5, 0, 0.5}, {0.25, 0.25, 0.5}});  // rain, nice, snow

TEST_CASE("5.5: probability is neither lost nor made") {
  const std::vector<double> u = step_of(oz, {0, 1, 0});
  REQUIRE(u.size() == 3);
  const double sum = u[0] + u[1] + u[2];
  INFO(join("after a step from a nice day the probabilities sum to ", sum,
            ", expected 1: the sum ran over what leads to nice, not over what follows it"));
  CHECK(sum == doctest::Approx(1));
}

TEST_CASE("5.5: from one state, its row comes out") {
  for (int s = 0; s < 3; ++s) {
    const std::vector<double> u = step_of(oz, always_from(s, 3));
    REQUIRE(u.size() == 3);
    for (std::size_t j = 0; j < 3; ++j) {
      INFO(join("from ", s, " to ", j, " in one step: ", u[j], ", expected row ", s, "'s ", oz.row(s)[j],
                u[static_cast<std::size_t>(s)] == 1
                    ? "; nothing has moved: u[s] goes to j, so it is added to u2[j]"
                    : "; if all sums are 1 and this is not, they were made so afterwards"));
      CHECK(u[j] == doctest::Approx(oz.row(s)[j]));
    }
  }
}

TEST_CASE("5.5: from several states at once") {
  const std::vector<double> u = step_of(MarkovChain({{0, 1, 0}, {0, 0, 1}, {0, 0, 1}}), {0.6, 0.3, 0.1});
  REQUIRE(u.size() == 3);
  INFO(join("a queue, 0 to 1 to 2: 0.6 0.3 0.1 became ", u[0], " ", u[1], " ", u[2], ", expected 0 0.6 0.4"));
  CHECK(u[0] == doctest::Approx(0));
  CHECK(u[1] == doctest::Approx(0.6));
  CHECK(u[2] == doctest::Approx(0.4));
}
