// How hard an error pulls.
//
// The squared error e^2, with e = Q(s, a) - y, pulls with 2e: an error of 100 pulls a hundred times as hard
// as one of 1. Early targets can be that wrong. Huber's loss is e^2 / 2 for small errors and |e| - 1/2 for
// large ones, so its slope never exceeds 1:
//
//   d loss / d Q  =  e  if |e| <= 1,  else the sign of e
//
// Write this slope. It is checked against the library's tape.
#include "minirl/chapter.hpp"

using namespace minirl;

// error: Q(s, a) - y
double slope([[maybe_unused]] double error) { return todo<double>("8.9"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("8.9: small errors pull in proportion") {
  const double s = slope(0.5);
  const char* known = s == 1       ? ": only large errors pull with 1; the slope of e^2 / 2 is e"
                      : s == 0.125 ? ": that is the loss; what is asked for is its slope"
                                   : "";
  CHECK_MESSAGE(s == doctest::Approx(0.5), join("an error of 0.5 pulls with ", s, ", expected 0.5", known));
}

TEST_CASE("8.9: large ones pull with 1, whichever way") {
  const double above = slope(3), below = slope(-7);
  CHECK_MESSAGE(above == doctest::Approx(1),
                join("an error of 3 pulls with ", above, ", expected 1",
                     above > 1 ? ": that is the squared error's slope, or half of it" : ""));
  CHECK_MESSAGE(below == doctest::Approx(-1),
                join("an error of -7 pulls with ", below, ", expected -1",
                     below == doctest::Approx(1) ? ": too small a value must be pulled up, not down" : "",
                     below < -1 ? ": there is a limit below, too" : ""));
}

TEST_CASE("8.9: as the tape says") {
  for (const double error : {-20.0, -1.0, -0.3, 0.0, 0.9, 1.5}) {
    const Tensor q = Tensor::vector({static_cast<Scalar>(error)});
    GradientTape tape;
    const Tensor d = tape.gradient(huber(tape.watch(q), Tensor({1})), q);
    INFO("an error of ", error);
    const double yours = slope(error);
    CHECK(yours == doctest::Approx(static_cast<double>(d[0])));
  }
}
