// Find the bug: a target network that is no copy.
//
// A target network is an older w that stays still while w learns, so that an update does not move its own
// target. Below w learns for ten updates, and the function returns by how much the target network's answer
// changed meanwhile. That should be 0.
//
// In Python `target = model` gives the same network a second name. In C++ values are copied, unless one asks
// for a second name. Repair the function; the ten updates are right.
#include "minirl/chapter.hpp"

using namespace minirl;

// How far the target network's answer at s moves while q_net learns.   s: [1,n]
Scalar drift_of_target(Sequential& q_net, const Tensor& s) {
  todo<void>("8.11");  // delete this line when you have found the bug
  const Sequential& target = q_net;
  const Scalar before = predict(target, s)[0];
  Adam adam({.learning_rate = 0.01f});
  for (int update = 0; update < 10; ++update) {
    GradientTape tape;
    adam.step(q_net, tape.gradient(mse(q_net(tape.constant(s)), Tensor({1, 1})), q_net));
  }
  return predict(target, s)[0] - before;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

struct Seen {
  Scalar drift, learnt;
};

Seen look() {
  Sequential q_net = sequential(Dense(2, 8), Tanh{}, Dense(8, 1));
  initialise(q_net, Rng(1).stream("q_net"));
  const Tensor s({1, 2}, {1, -1});
  const Scalar before = predict(q_net, s)[0];
  const Scalar drift = drift_of_target(q_net, s);
  return {drift, predict(q_net, s)[0] - before};
}

TEST_CASE("8.11: the target stays") {
  const Seen seen = look();
  const char* known = seen.drift == seen.learnt ? ": it is the same network under another name"
                      : seen.drift != 0         ? ": it follows at once; a copy is to be made once"
                                                : "";
  CHECK_MESSAGE(seen.drift == 0, join("the target's answer moved by ", seen.drift, known));
}

TEST_CASE("8.11: and the network learns") {
  const Seen seen = look();
  CHECK_MESSAGE(seen.learnt != 0, "the answer of q_net itself did not move: the updates are gone");
}
