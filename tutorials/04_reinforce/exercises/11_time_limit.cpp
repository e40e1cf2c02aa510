// Find the bug: a time limit is ignored.
//
// An episode has two ways to end. `terminated`: the task is over, the pole has fallen. `truncated`: a
// limit cut it off, after 200 steps of CartPole-v0. Either way the next call is reset:
//
//   done = terminated or truncated        `step.done()`
//
// The loop below was written for an old environment that reported only one flag. A notebook of this course
// kept such a loop, and good agents played on beyond the limit for ever. This library throws an error
// instead. Repair it.
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor&)>;

// Plays one episode and returns its number of steps.
int episode_length(DiscreteEnv& env, const Policy& policy) {
  todo<void>("4.11");  // delete this line when you have found the bug
  Tensor s = env.reset(7);
  int steps = 0;
  for (bool done = false; !done; ++steps) {
    const auto step = env.step(policy(s));
    done = step.terminated;
    s = step.observation;
  }
  return steps;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// The length, or -1 if the loop has called step after the end.
int length_in(DiscreteEnv& env, const Policy& policy) {
  try {
    return episode_length(env, policy);
  } catch (const StateError&) {
    return -1;
  }
}

const Policy falls = angle_policy;
const Policy stays_up = LinearPolicy{1, 0.5, 0};

TEST_CASE("4.11: an episode ends with the fall") {
  TimeLimit<CartPole> env(CartPole{}, 200);
  const int length = length_in(env, falls);
  INFO(
      join("the length is ", length, length == -1 ? ": step threw, because it plays on after the fall" : ""));
  CHECK(length > 30);
  CHECK(length < 60);
}

TEST_CASE("4.11: or with the time limit, whatever it is") {
  for (const int limit : {200, 100}) {
    TimeLimit<CartPole> env(CartPole{}, limit);
    const int length = length_in(env, stays_up);
    INFO(join("with a limit of ", limit, " the length is ", length,
              length == -1 ? ": step threw, because it plays on after the time limit (the limit is the "
                             "environment's: ask the step)"
                           : ""));
    CHECK(length == limit);
  }
}
