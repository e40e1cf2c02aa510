// From trying to knowing.
//
// With probability epsilon the agent acts by chance, else it takes the best action. At first it knows
// nothing, so epsilon starts at 1. Later it should play well, to see what good players see. In between it
// falls in a straight line, from `from` to `to` while the steps go from 0 to `over`, and stays there. It
// never becomes 0: who tries nothing any more cannot find its errors. Equation (7) of agents/dqn.hpp.
#include "minirl/chapter.hpp"

using namespace minirl;

double epsilon([[maybe_unused]] double from, [[maybe_unused]] double to, [[maybe_unused]] long step,
               [[maybe_unused]] long over) {
  return todo<double>("8.5");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("8.5: at the start") {
  const double e = epsilon(1, 0.1, 0, 1000);
  CHECK_MESSAGE(e == doctest::Approx(1),
                join("at step 0 it is ", e, ", expected 1",
                     e == doctest::Approx(0.1) ? ": start and end have changed places" : ""));
}

TEST_CASE("8.5: half way") {
  const double e = epsilon(1, 0.1, 500, 1000);
  const char* known = e == doctest::Approx(1)      ? ": 500 / 1000 of whole numbers is 0"
                      : e == doctest::Approx(0.5)  ? ": it falls to `to`, not to 0"
                      : e == doctest::Approx(1.45) ? ": it goes the other way; from 1 to 0.1 is -0.9"
                                                   : "";
  CHECK_MESSAGE(e == doctest::Approx(0.55), join("at step 500 of 1000 it is ", e, ", expected 0.55", known));
}

TEST_CASE("8.5: at the end, and for ever after") {
  for (const long step : {1000L, 1500L, 100'000L}) {
    const double e = epsilon(1, 0.1, step, 1000);
    CHECK_MESSAGE(e == doctest::Approx(0.1), join("at step ", step, " it is ", fixed(e, 2), ", expected 0.1",
                                                  e < 0 ? ": the line goes on falling" : ""));
  }
}

TEST_CASE("8.5: it may rise, too") {
  const double e = epsilon(0, 1, 1, 4);
  CHECK_MESSAGE(e == doctest::Approx(0.25),
                join("from 0 to 1 over 4 it is ", e, " at step 1, expected 0.25",
                     e == 1 ? ": ask for the step, not for the larger of two" : ""));
}
