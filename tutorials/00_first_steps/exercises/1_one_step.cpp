// A world to act in is called an environment. `env.reset(seed)` starts an episode, `env.step(action)` takes
// one action and gives a Step: an observation, a reward, and whether the episode is over. CartPole is a cart
// on a track with a pole on top. An observation is four numbers:
//     s = [position (m), velocity (m/s), angle (rad), angular velocity (rad/s)]
// There are two actions: 0 pushes the cart to the left, 1 pushes it to the right.
//
// Write one line: take one step that pushes to the right, and return what it gives.
#include "minirl/chapter.hpp"

using namespace minirl;

Step<Tensor> push_right([[maybe_unused]] CartPole& env) { return todo<Step<Tensor>>("0.1"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// The cart rests in the middle, the pole stands upright: all four numbers are 0.
Step<Tensor> pushed_from_rest() {
  CartPole env;
  env.reset(42);
  env.set_state({0, 0, 0, 0});
  return push_right(env);
}

TEST_CASE("0.1: a push to the right sets a resting cart in motion to the right") {
  const Tensor s = pushed_from_rest().observation;
  CHECK_MESSAGE(s[1] >= 0, "the cart moves to the left: action 0 pushes left, action 1 pushes right");
  CHECK_MESSAGE(s[1] != doctest::Approx(2 * 0.195).epsilon(0.02), "it looks as if the cart was pushed twice");
  CHECK_MESSAGE(s[1] == doctest::Approx(0.195122), "the velocity is ", s[1], " m/s, expected 0.195 m/s");
}

TEST_CASE("0.1: the step is taken where the cart stands") {
  const Tensor s = pushed_from_rest().observation;
  CHECK_MESSAGE(s[0] == 0, "the cart has moved on to ", s[0],
                " m: do not call reset, which starts another episode, and step only once");
}

TEST_CASE("0.1: the pole still stands, so the step earns a reward of 1 and the episode goes on") {
  const Step<Tensor> step = pushed_from_rest();
  CHECK(step.reward == 1);
  CHECK_FALSE(step.done());
}
