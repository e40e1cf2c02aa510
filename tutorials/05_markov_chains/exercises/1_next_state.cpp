// One step of a chain.
//
// A chain in state s goes on to state j with probability p[j]; p is row s of its matrix. To draw j, lay the
// probabilities side by side on a line from 0 to 1 and see on which of them a uniform number u falls:
//
//   j = the first state for which p[0] + ... + p[j] > u
//
// It is > and not >=: a piece begins where the sum before it ends, and holds its beginning, not its end. And
// in a computer ten times 0.1 sum to a little less than 1: whatever u is, there must be a next state. See
// ./minirl run 5.1
#include "minirl/chapter.hpp"

using namespace minirl;

// p: probabilities that sum to 1.   u: from 0 to below 1.   result: an index of p
int next_state([[maybe_unused]] const std::vector<double>& p, [[maybe_unused]] double u) {
  return todo<int>("5.1");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("5.1: a number falls on the piece of its state") {
  const std::vector<double> row{0.7, 0.2, 0.0, 0.1};
  const std::array<double, 5> numbers{0.3, 0.69, 0.75, 0.89, 0.95};
  const std::array<int, 5> states{0, 0, 1, 1, 3};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const double u = numbers[i];
    const int expected = states[i];
    const int j = next_state(row, u);
    const char* known =
        u == 0.3 && j == 1 ? ": p[1] alone is not the sum" : ": the pieces end at 0.7, 0.9, 0.9 and 1";
    INFO(join("row 0.7 0.2 0 0.1: u = ", u, " gave state ", j, ", expected ", expected, known));
    CHECK(j == expected);
  }
}

TEST_CASE("5.1: a state of probability 0 never follows") {
  const int at_the_edge = next_state({0, 1}, 0), between = next_state({0.5, 0, 0.5}, 0.5);
  INFO("a state without probability was drawn: u must be below the sum, a piece does not hold its end");
  CHECK(at_the_edge == 1);
  CHECK(between == 2);
}

TEST_CASE("5.1: there is always a next state") {
  const int j = next_state(std::vector<double>(10, 0.1), 0.99999999999999989);
  INFO(join("ten states of 0.1, u just below 1: gave ", j, "; the sum stays a little below 1, expected 9"));
  CHECK(j == 9);
}

TEST_CASE("5.1: many draws come out as the probabilities say") {
  Rng rng(0);
  std::array<int, 3> count{};
  for (int i = 0; i < 10'000; ++i)
    ++count.at(static_cast<std::size_t>(next_state({0.2, 0.5, 0.3}, rng.random())));
  INFO(join("10,000 draws of 0.2 0.5 0.3: ", count[0], " ", count[1], " ", count[2]));
  CHECK(count[0] == doctest::Approx(2000).epsilon(0.1));
  CHECK(count[1] == doctest::Approx(5000).epsilon(0.1));
}
