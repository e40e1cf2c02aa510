// A policy can be three numbers, the weights w = (w0, w1, w2):
//     res = w0 + w1 * angle + w2 * angular velocity,     a = 1 (right) if res > 0, otherwise 0 (left)
// In the code w is a std::vector<double> in this order, w[0], w[1], w[2]. The observation s has position,
// velocity, angle and angular velocity, s[0] to s[3]. To search for a policy now means to search for three
// numbers. (The notebook's assignment says "if res > 0, take left"; its own code goes right. So do we.)
//
// Write the rule.
#include "minirl/chapter.hpp"

using namespace minirl;

int linear_rule(const Weights& w, const Tensor& s) {
  const double angle = s[2], angular_velocity = s[3];  // floats in the tensor; the weights are doubles
  const double res = w[0] + w[1] * angle + w[2] * angular_velocity;
  return res > 0 ? 1 : 0;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("2.1: w1 belongs to the angle") {
  const int a = linear_rule({0, 1, 0}, Tensor::vector({0, 0, 0.1f, 0}));
  CHECK_MESSAGE(a == 1,
                "res = 1 * 0.1 is positive, and the action is 0: right if res > 0; w[1] is the angle's");
  const int b = linear_rule({0, 1, 0}, Tensor::vector({1, 1, -0.1f, 1}));
  CHECK_MESSAGE(b == 0, "res = 1 * (-0.1) is negative, and the action is 1: the angle is s[2]");
}

TEST_CASE("2.1: w2 belongs to the angular velocity") {
  const int a = linear_rule({0, 1, 2}, Tensor::vector({0, 0, 0.1f, -0.1f}));
  CHECK_MESSAGE(a == 0,
                "res = 0 + 1 * 0.1 + 2 * (-0.1) is negative, and the action is 1: are the weights mixed up?");
}

TEST_CASE("2.1: w0 stands alone") {
  const int a = linear_rule({0.3, 1, 1}, Tensor::vector({0, 0, -0.1f, -0.1f}));
  CHECK_MESSAGE(a == 1,
                "res = 0.3 - 0.1 - 0.1 is positive, and the action is 0: is the constant w[0] added?");
  const int b = linear_rule({0, 0, 0}, Tensor::vector({0, 0, 0.1f, 0.1f}));
  CHECK_MESSAGE(b == 0, "all weights are 0, so res = 0: that is left");
}

TEST_CASE("2.1: (0, 1, 0.5) keeps the pole up for 500 steps") {
  TimeLimit env(CartPole{}, 500);
  const double mean = evaluate(env, [](const Tensor& s) { return linear_rule({0, 1, 0.5}, s); }).mean;
  CHECK_MESSAGE(mean == 500, "100 episodes last ", mean, " steps on average");
}
