// Find the silent bug: whole numbers cut fractions.
//
// Games pay in whole points, so rewards come as whole numbers. Returns are not whole: with gamma = 0.9
//
//   rewards 1, 1, 1, 1        returns 3.439, 2.71, 1.9, 1
//
// An array of whole numbers drops what stands behind the point each time something is written into it,
// without a word. The function of the first notebook does this to rewards that come as 1 and not as 1.0.
// Nothing fails: the agent just learns worse. See ./minirl run 4.1
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> returns_of(const std::vector<int>& rewards, double gamma) {
  todo<void>("4.2");  // delete this line when you have found the bug
  auto sums = rewards;
  for (std::size_t t = sums.size(); t-- > 1;) sums[t - 1] += gamma * sums[t];
  return std::vector<double>(sums.begin(), sums.end());
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.2: two rewards of 1 at gamma 0.9 make 1.9") {
  const auto r = returns_of({1, 1}, 0.9);
  REQUIRE(r.size() == 2);
  const char* known = r[0] == 1   ? ": the fractions are cut off (or the discount itself has become 0)"
                      : r[0] == 2 ? ": a whole number; rounding is no better than cutting"
                                  : "";
  INFO(join("returns[0] is ", r[0], ", expected 1.9 = 1 + 0.9*1", known));
  CHECK(r[0] == doctest::Approx(1.9));
}

TEST_CASE("4.2: long episodes keep every fraction") {
  const auto r = returns_of(std::vector<int>(200, 1), 0.99);
  REQUIRE(r.size() == 200);
  INFO(join("200 rewards of 1 at gamma 0.99: returns[0] is ", r[0], ", expected 86.6"));
  CHECK(r[0] == doctest::Approx(86.6020));
}

TEST_CASE("4.2: whole returns stay whole") {
  const auto r = returns_of({10, 0, -50}, 1);
  const bool right = r == std::vector<double>{-40, -50, -50};
  CHECK_MESSAGE(right, "rewards 10, 0, -50 at gamma 1: expected -40 = 10 + 0 - 50, -50 = 0 - 50, -50");
}
