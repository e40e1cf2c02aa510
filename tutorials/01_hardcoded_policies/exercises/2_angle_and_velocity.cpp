// The angle rule pushes until the pole has passed the middle. By then it is fast, and swings further to the
// other side than before. What counts is where the pole will be. One second from now, if nothing else
// happens, its angle will be
//     predicted angle = angle + 1 s * angular velocity
//     a = 1 (right) if the predicted angle > 0, otherwise 0 (left)
// In s = [position, velocity, angle, angular velocity] the last two numbers are needed.
//
// Write the rule. (angle_and_velocity_policy in include/minirl/agents/hardcoded.hpp.)
#include "minirl/chapter.hpp"

using namespace minirl;

int predicted_angle_rule([[maybe_unused]] const Tensor& s) { return todo<int>("1.2"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

void check_action(float angle, float angular_velocity, int expected, const std::string& why) {
  const int a = predicted_angle_rule(Tensor::vector({0, 0, angle, angular_velocity}));
  CHECK_MESSAGE(a == expected, "angle ", angle, ", angular velocity ", angular_velocity, ": the action is ",
                a, ", expected ", expected, ": ", why);
}

TEST_CASE("1.2: a pole that rests and leans gets a push to where it leans") {
  check_action(0.1f, 0, 1, "the pole will still lean to the right");
  check_action(-0.1f, 0, 0, "the pole will still lean to the left");
}

TEST_CASE("1.2: a pole that leans to the right and swings quickly to the left gets a push to the left") {
  check_action(0.1f, -0.5f, 0, "0.1 - 0.5 is negative; is the velocity left out, too light or subtracted?");
  check_action(-0.1f, 0.5f, 1, "-0.1 + 0.5 is positive; is the velocity left out, too light or subtracted?");
}

TEST_CASE("1.2: a pole that swings slowly back is still pushed to where it leans") {
  check_action(0.1f, -0.05f, 1, "0.1 - 0.05 is positive; is the angle left out, or the velocity too heavy?");
  check_action(-0.1f, 0.05f, 0, "-0.1 + 0.05 is negative; is the angle left out, or the velocity too heavy?");
}

TEST_CASE("1.2: ten times as long as the angle alone") {
  TimeLimit env(CartPole{}, 500);
  const double mean = evaluate(env, predicted_angle_rule).mean;
  CHECK_MESSAGE(mean > 450, "100 episodes last ", mean, " steps on average, expected about 484");
}
