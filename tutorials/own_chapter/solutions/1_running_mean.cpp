// A mean that is kept up to date.
//
// You know the mean q of the numbers that came before, and now comes the n-th one, r. Nobody kept the
// others. What is the mean of all n?
//
//   q <- q + (r - q) / n                 equation (1) of the lesson
//
// Read it as: go from the old belief towards the news, by a share that shrinks. After 2 and 4 the mean is
// 3; then 9 comes, and it is 3 + (9 - 3) / 3 = 5.
#include "minirl/chapter.hpp"

using namespace minirl;

// q: the mean of n - 1 numbers, 0 if there were none   r: the n-th number   result: the mean of all n
double running_mean(double q, double r, int n) {
  return q + (r - q) / n;  // n is 1 at first: then the old q, which was made up, drops out
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("99.1: the mean of one number is that number") {
  const double mean = running_mean(0, 8, 1);
  const char* known =
      mean == doctest::Approx(4) ? ": it looks as if n was one too many; the first number has n = 1" : "";
  INFO(join("after the number 8 the mean is ", mean, ", expected 8 = 0 + (8 - 0) / 1", known));
  CHECK(mean == doctest::Approx(8));
}

TEST_CASE("99.1: 2, 4 and 9 have the mean 5") {
  double mean = 0;
  int n = 0;
  for (const double r : {2.0, 4.0, 9.0}) mean = running_mean(mean, r, ++n);
  const char* known = mean == doctest::Approx(9) ? ": it looks as if only the newest number counted" : "";
  INFO(join("after 2, 4 and 9 the mean is ", mean, ", expected 5 = 3 + (9 - 3) / 3", known));
  CHECK(mean == doctest::Approx(5));
}

TEST_CASE("99.1: a number that equals the mean does not move it") {
  const double mean = running_mean(-1.5, -1.5, 7);
  CHECK_MESSAGE(mean == doctest::Approx(-1.5), "the mean was -1.5, then -1.5 came; it is ", mean);
}
