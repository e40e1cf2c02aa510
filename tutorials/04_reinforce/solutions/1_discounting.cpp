// What an action earned: discounted returns.
//
// An action earns the reward r that follows at once, and a share of all that comes later. gamma, the
// discount, says how much a reward is worth one step before it comes:
//
//   R[t] = r[t] + gamma R[t+1]        the last step: R = r        (Sutton & Barto 2018, equation 3.9)
//
// Rewards 10, 0, -50 at gamma 0.8: the last action earned -50, the one before 0 + 0.8 (-50) = -40, and the
// first 10 + 0.8 (-40) = -22. Who starts at the end needs each number once. See ./minirl run 4.1
#include "minirl/chapter.hpp"

using namespace minirl;

// result: as many numbers as rewards
std::vector<double> returns_of(const std::vector<double>& rewards, double gamma) {
  std::vector<double> returns = rewards;  // right for the last step already
  for (std::size_t t = returns.size(); t-- > 1;) returns[t - 1] += gamma * returns[t];
  return returns;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.1: the last action earned its own reward") {
  const std::vector<double> r = returns_of({10, 0, -50}, 0.8);
  REQUIRE(r.size() == 3);
  const char* known =
      r[2] == doctest::Approx(-40) ? ": it looks as if the discount was applied to an action's own reward too"
      : r[2] == doctest::Approx(-43.6) ? ": it looks as if an action were paid for what came before it"
                                       : "";
  INFO(join("returns[2] is ", r[2], ", expected -50", known));
  CHECK(r[2] == doctest::Approx(-50));
}

TEST_CASE("4.1: the first action earned all that came, with a discount") {
  const std::vector<double> r = returns_of({10, 0, -50}, 0.8);
  REQUIRE(r.size() == 3);
  const char* known = r[0] == doctest::Approx(10) ? ": the -50, two steps later, did not reach it" : "";
  INFO(join("returns[0] is ", r[0], ", expected -22 = 10 + 0.8*(0 + 0.8*(-50))", known));
  CHECK(r[1] == doctest::Approx(-40));
  CHECK(r[0] == doctest::Approx(-22));
}

TEST_CASE("4.1: at gamma 0 only the present counts, at gamma 1 everything alike") {
  const std::vector<double> present = returns_of({1, 2, 3}, 0), all = returns_of({1, 2, 3}, 1);
  const bool own_only = present == std::vector<double>{1, 2, 3};
  CHECK_MESSAGE(own_only, "rewards 1, 2, 3 at gamma 0: expected 1, 2, 3, each action its own reward");
  const bool all_alike = all == std::vector<double>{6, 5, 3};
  CHECK_MESSAGE(all_alike, "rewards 1, 2, 3 at gamma 1: expected 6 = 1 + 2 + 3, 5 = 2 + 3, 3");
}

TEST_CASE("4.1: an episode without steps has no returns") {
  const std::vector<double> none = returns_of({}, 0.9);
  CHECK_MESSAGE(none.empty(), "no rewards gave ", none.size(), " returns");
}
