// A linear policy weighs the angle and the angular velocity, adds a constant, and looks only at the sign:
//     res = w1 * angle + w2 * angular velocity + w0,     a = 1 if res > 0, otherwise 0
// (LinearPolicy{w1, w2, w0} in include/minirl/agents/hardcoded.hpp.) What do doubled weights change?
//
// Predict four numbers, with the head or on paper. For res take this observation:
//     angle = 0.02 rad, angular velocity = -0.05 rad/s
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double res;             // with (w1, w2, w0) = (1, 1, 0)
  double doubled_res;     // with (2, 2, 0)
  double change_of_mean;  // mean return of (2, 2, 0) minus that of (1, 1, 0), over the same 100 episodes
  double w0;              // with which (2, 2, w0) plays as (1, 1, 0.1) does
};

Predictions predict() {
  // Replace the line by: return {.res = ..., .doubled_res = ..., .change_of_mean = ..., .w0 = ...};
  return todo<Predictions>("1.4");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("1.4: res with the weights (1, 1, 0)") {
  const double res = predict().res;
  CHECK_MESSAGE(res == doctest::Approx(1 * 0.02 + 1 * -0.05), "you said ", res,
                ", it is 1 * 0.02 + 1 * (-0.05) + 0: the angular velocity is negative");
}

TEST_CASE("1.4: res with the weights (2, 2, 0)") {
  const double res = predict().doubled_res;
  CHECK_MESSAGE(res == doctest::Approx(2 * 0.02 + 2 * -0.05), "you said ", res,
                ", it is 2 * 0.02 + 2 * (-0.05) + 0: both terms double");
}

TEST_CASE("1.4: the mean return over 100 episodes") {
  const double change = predict().change_of_mean;
  TimeLimit env(CartPole{}, 500);
  const double played = evaluate(env, LinearPolicy{2, 2, 0}).mean - evaluate(env, LinearPolicy{1, 1, 0}).mean;
  CHECK_MESSAGE(change == played, "you said that the mean return changes by ", change, ", it changes by ",
                played, ": only the sign of res chooses the action, and doubling changes no sign");
}

TEST_CASE("1.4: the constant that belongs to doubled weights") {
  const double w0 = predict().w0;
  CHECK_MESSAGE(w0 != doctest::Approx(0.1),
                "with w0 = 0.1 the constant weighs half of what it did: double it, too");
  CHECK_MESSAGE(w0 == doctest::Approx(2 * 0.1), "you said ", w0, ": res must be doubled as a whole");
}
