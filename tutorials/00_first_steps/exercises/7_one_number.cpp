// A policy chooses an action from an observation s = [position, velocity, angle, angular velocity]; positive
// values mean "to the right" (of the middle, of upright). Action 0 pushes the cart left, action 1 right. A
// push moves the cart below the pole, so the pole tips to the other side.
//
// Write a policy that looks at only ONE of the four numbers, s[0], s[1], s[2] or s[3], and keeps the pole up
// for 150 steps on average. Try them: one of the four tells early enough where the pole is going.
#include "minirl/chapter.hpp"

using namespace minirl;

int policy([[maybe_unused]] const Tensor& s) { return todo<int>("0.7"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// How many of the four numbers can change the action?
int numbers_looked_at() {
  int looked_at = 0;
  for (int i = 0; i < 4; ++i) {
    bool matters = false;
    for (int signs = 0; signs < 16; ++signs) {
      Tensor s(Shape{4});
      for (int j = 0; j < 4; ++j) s[j] = (signs >> j & 1) != 0 ? 0.1f : -0.1f;
      const int before = policy(s);
      s[i] = -s[i];
      matters = matters || policy(s) != before;
    }
    if (matters) ++looked_at;
  }
  return looked_at;
}

TEST_CASE("0.7: the policy looks at one number") {
  const int looked_at = numbers_looked_at();
  CHECK_MESSAGE(looked_at != 0, "it looks at 0 numbers: its action is always the same; is there a `> 0`?");
  CHECK_MESSAGE(looked_at == 1, "it looks at ", looked_at, " numbers, this exercise asks for 1");
}

TEST_CASE("0.7: it keeps the pole up for 150 steps on average") {
  TimeLimit env(CartPole{}, 500);
  const double mean = evaluate(env, policy).mean;
  const std::string why = mean < 15   ? "it pushes the wrong way, or looks at the cart and not at the pole"
                          : mean < 60 ? "each push comes too late: which number knows before the pole leans?"
                                      : "try another number";
  CHECK_MESSAGE(mean >= 150, "100 episodes last ", mean, " steps on average; ", why);
}
