// Softmax with a temperature: from scores to probabilities.
//
// A network gives each action a score z, any number. Softmax makes probabilities of them; the temperature
// t says how bold they are. Cold (t near 0): always the best action. Hot: any.
//
//   p[i] = exp(z[i] / t) / sum_j exp(z[j] / t)
//
// exp(710) is more than a double can hold. Take the largest score off first: p stays the same, because the
// factor exp(-max / t) stands above and below the line, and no exponent is above 0. See ./minirl run 3.4
#include "minirl/chapter.hpp"

using namespace minirl;

// t > 0   result: as many probabilities as scores
std::vector<double> softmax_of([[maybe_unused]] const std::vector<double>& z, [[maybe_unused]] double t) {
  return todo<std::vector<double>>("3.3");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("3.3: probabilities sum to 1") {
  const auto p = softmax_of({0, std::log(3.0)}, 1);  // exp gives 1 and 3
  INFO(join("scores 0 and log 3 gave ", p.at(0), " and ", p.at(1), ", expected 1/4 and 3/4"));
  CHECK_MESSAGE(p[0] + p[1] == doctest::Approx(1),
                "the sum is " << p[0] + p[1] << ": they are not divided by their sum");
  CHECK(p[1] == doctest::Approx(0.75));
}

TEST_CASE("3.3: a low temperature prefers the best score more") {
  const auto p = softmax_of({0, std::log(3.0)}, 0.5);  // exp gives 1 and 9
  const char* known = std::abs(p.at(1) - 0.634) < 1e-3 ? ": it looks as if scores were multiplied by t" : "";
  INFO(join("at t = 0.5 p[1] is ", p[1], ", expected 0.9 = 9 / (1 + 9)", known));
  CHECK(p[1] == doctest::Approx(0.9));
}

TEST_CASE("3.3: large scores do not overflow") {
  const auto p = softmax_of({1000, 1000, -1000}, 0.5);
  INFO(join("scores 1000, 1000, -1000 gave ", p.at(0), " ", p.at(1), " ", p.at(2),
            std::isfinite(p[0]) ? "" : ": 1000 / t is too large for exp"));
  CHECK(p[0] == doctest::Approx(0.5));
  CHECK(p[2] == doctest::Approx(0));
}
