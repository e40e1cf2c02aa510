// Binary cross entropy: how surprised a network is by the truth.
//
// A network's output z (a logit, any number) says: the answer is yes with p = sigmoid(z) = 1 / (1 +
// exp(-z)). The truth t is 1 for yes and 0 for no. The loss is the surprise, minus the logarithm of what
// was given to the truth:
//
//   loss = -t log(p) - (1 - t) log(1 - p)
//        = max(z, 0) - t z + log(1 + exp(-|z|))
//
// Both lines are equal on paper. On a machine exp(1000) is infinite and log(0) too, and only the second
// line lives. std::log1p(x) is log(1 + x), exact for small x. The library has it as bce_with_logits:
// ./minirl run 3.2
#include "minirl/chapter.hpp"

using namespace minirl;

double surprise([[maybe_unused]] double z, [[maybe_unused]] double t) { return todo<double>("3.9"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("3.9: an even guess costs log 2, whatever the truth") {
  const double yes = surprise(0, 1), no = surprise(0, 0);
  CHECK(yes == doctest::Approx(std::log(2.0)));
  CHECK(no == doctest::Approx(std::log(2.0)));
}

TEST_CASE("3.9: a right guess costs little, a wrong one much") {
  const double right = surprise(2, 1), wrong = surprise(2, 0);  // p = 0.881
  const char* known = std::abs(right - 2.1269) < 1e-3   ? ": yes and no are exchanged"
                      : std::abs(wrong - 0.1269) < 1e-3 ? ": it is the formula without max(z, 0)"
                                                        : "";
  INFO(join("at z = 2 yes costs ", right, " and no ", wrong, ", expected 0.1269 and 2.1269", known));
  CHECK(right == doctest::Approx(0.126928));
  CHECK(wrong == doctest::Approx(2.126928));
  CHECK(surprise(-2, 0) == doctest::Approx(right));
}

TEST_CASE("3.9: very sure networks have finite losses") {
  for (const double z : {1000.0, -1000.0}) {
    const double right = surprise(z, z > 0 ? 1 : 0), wrong = surprise(z, z > 0 ? 0 : 1);
    INFO(join("at z = ", z, " right costs ", right, ", wrong ", wrong, ", expected 0 and 1000"));
    CHECK_MESSAGE((std::isfinite(right) && std::isfinite(wrong)),
                  "exp or log has overflowed: right on paper only");
    CHECK(right == doctest::Approx(0));
    CHECK(wrong == doctest::Approx(1000));
  }
}
