// The first idea of everybody who sees the cart-pole: push to the side to which the pole leans. The cart
// moves below the pole and catches it.
//     s = [position, velocity, angle, angular velocity]   angle > 0: the pole leans to the right
//     a = 1 (right) if angle > 0, otherwise 0 (left)      an upright pole counts as "otherwise"
//
// Write the rule. (The library has it as angle_policy in include/minirl/agents/hardcoded.hpp.)
#include "minirl/chapter.hpp"

using namespace minirl;

int angle_rule([[maybe_unused]] const Tensor& s) { return todo<int>("1.1"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("1.1: a pole that leans to the right is caught by a push to the right") {
  const int a = angle_rule(Tensor::vector({0, 0, 0.1f, 0}));
  CHECK_MESSAGE(a == 1, "the angle s[2] is 0.1 rad, all else 0, the action ", a,
                ", expected 1: ", "the cart must go to the side to which the pole leans");
}

TEST_CASE("1.1: a pole that leans to the left is caught by a push to the left") {
  const int a = angle_rule(Tensor::vector({0, 0, -0.1f, 0}));
  CHECK_MESSAGE(a == 0, "the angle s[2] is -0.1 rad, all else 0, the action ", a, ", expected 0");
}

TEST_CASE("1.1: an upright pole gets a push to the left") {
  const int a = angle_rule(Tensor::vector({0, 0, 0, 0}));
  CHECK_MESSAGE(a == 0, "the angle is 0, the action ", a, ", expected 0: `> 0`, not `>= 0`");
}

TEST_CASE("1.1: only the angle decides") {
  const int a = angle_rule(Tensor::vector({-1, -1, 0.1f, -1}));
  CHECK_MESSAGE(a == 1,
                "position, velocity and angular velocity are -1, the angle is 0.1: the rule looks at ",
                "another number than the angle, s[2]");
}

TEST_CASE("1.1: the pole stays up for about 42 steps") {
  TimeLimit env(CartPole{}, 500);
  const double mean = evaluate(env, angle_rule).mean;
  CHECK_MESSAGE(mean == doctest::Approx(evaluate(env, angle_policy).mean), "100 episodes: ", mean, " steps");
}
