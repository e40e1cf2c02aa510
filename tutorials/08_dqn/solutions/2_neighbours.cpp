// How alike neighbours are.
//
// A network that learns from a game step by step sees nearly the same again and again: the pole does not
// jump. How alike two lists a and b are, element by element, says their correlation, from -1 to 1:
//
//   mean( (a - mean a) (b - mean b) ) / ( deviation of a * deviation of b )
//
// Take a list x, let a be all its elements but the last, b all but the first: each with its right neighbour.
// `summarise(a).mean` and `.std` are the library's. See ./minirl run 8.1
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

// x: at least 3 numbers, not all alike   result: the correlation of x[t] with x[t + 1]
double with_neighbour(const std::vector<double>& x) {
  const std::vector<double> a(x.begin(), x.end() - 1), b(x.begin() + 1, x.end());
  const Summary of_a = summarise(a), of_b = summarise(b);
  double covariance = 0;
  for (std::size_t t = 0; t < a.size(); ++t) {
    covariance += (a[t] - of_a.mean) * (b[t] - of_b.mean) / static_cast<double>(a.size());
  }
  return covariance / (of_a.std * of_b.std);
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("8.2: a climb, and a zigzag") {
  const double climb = with_neighbour({1, 2, 3, 4}), zigzag = with_neighbour({1, -1, 1, -1});
  const char* known = climb == doctest::Approx(3)         ? ": it was not divided by the number of pairs"
                      : climb == doctest::Approx(1.5)     ? ": divide by all pairs, not by one less"
                      : climb == doctest::Approx(2.0 / 3) ? ": it was not divided by the deviations"
                      : climb == doctest::Approx(10) || climb == doctest::Approx(20 / std::sqrt(406))
                          ? ": the means were not taken off"
                      : climb == doctest::Approx(1.0 / 3) ? ": a and b have means and deviations of their own"
                                                          : "";
  CHECK_MESSAGE(climb == doctest::Approx(1),
                join("1 2 3 4 gave ", fixed(climb, 3), ", expected 1: all go up together", known));
  CHECK_MESSAGE(zigzag == doctest::Approx(-1),
                join("1 -1 1 -1 gave ", fixed(zigzag, 3), ", expected -1: each is the opposite"));
}

TEST_CASE("8.2: 0 2 4 3") {  // a: 0 2 4 with the mean 2, b: 2 4 3 with the mean 3
  const double said = with_neighbour({0, 2, 4, 3});
  const char* known = said == doctest::Approx(5)         ? ": the means were not taken off"
                      : said == doctest::Approx(2.0 / 3) ? ": it was not divided by the deviations"
                      : said == doctest::Approx(0.25)    ? ": divide by both deviations, once each"
                      : said == doctest::Approx(1)       ? ": that is the correlation of a list with itself"
                                                         : "";
  INFO(join("0 2 4 3 gave ", fixed(said, 3), ", expected 0.5 = (2/3) / (1.633 * 0.816)", known));
  CHECK(said == doctest::Approx(0.5));
}

TEST_CASE("8.2: the pole's angle in a game, and in an order by chance") {
  const auto env = make_discrete("CartPole-v1");
  const Episode game = play_episode(*env, LinearPolicy{1, 0.5, 0}, 0);
  std::vector<double> angles;
  for (std::size_t i = 2; i < game.observations.size(); i += 4) {
    angles.push_back(static_cast<double>(game.observations[i]));
  }
  const double in_a_row = with_neighbour(angles);
  CHECK_MESSAGE(in_a_row > 0.8, "in a game the angle is much like that of the step before");
  Rng rng(0);
  rng.shuffle(std::span<double>(angles));
  const double by_chance = with_neighbour(angles);
  CHECK_MESSAGE(std::abs(by_chance) < 0.2, "drawn by chance they have nothing to do with each other");
}
