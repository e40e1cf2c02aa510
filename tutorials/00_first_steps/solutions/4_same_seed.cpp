// Each episode starts a little differently: the four numbers are drawn by chance. A seed is a number that
// decides all draws: the same seed means the same start, the same episode, the same result. Without it nobody
// could repeat a run. That is a promise that can be broken, so it should be checked.
//
// Write the check. `start(seed)` starts an episode and gives its first observation, a Tensor; two tensors are
// compared with ==. Return true if two starts with this seed are equal. Nothing more is known about `start`:
// call it.
#include "minirl/chapter.hpp"

using namespace minirl;

using Start = std::function<Tensor(std::uint64_t seed)>;

bool repeats(const Start& start, std::uint64_t seed) {
  const Tensor first = start(seed);
  return start(seed) == first;  // both from the seed in question: that one seed works says nothing of others
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Three ways to start an episode. The last two break the promise.
Start honest() {
  return [env = CartPole{}](std::uint64_t seed) mutable { return env.reset(seed); };
}
Start forgetful() {
  return [env = CartPole{}](std::uint64_t) mutable { return env.reset(); };  // draws on: the seed is not used
}
Start blind_to_zero() {
  return [env = CartPole{}](std::uint64_t seed) mutable { return seed != 0 ? env.reset(seed) : env.reset(); };
}

TEST_CASE("0.4: an honest start repeats, from any seed") {
  for (const std::uint64_t seed : {0, 1, 42}) {
    const bool same = repeats(honest(), seed);
    CHECK_MESSAGE(same, "seed ", seed, " gives the same start twice, but the check says no: ",
                  "does it compare two starts with the same seed?");
  }
}

TEST_CASE("0.4: a start that forgets its seed does not repeat") {
  const bool same = repeats(forgetful(), 42);
  CHECK_MESSAGE(!same, "two different starts went unnoticed: call start twice and compare");
}

TEST_CASE("0.4: a start may repeat with one seed and not with another") {
  const bool seven = repeats(blind_to_zero(), 7), zero = repeats(blind_to_zero(), 0);
  CHECK_MESSAGE(seven, "seed 7 repeats here, but the check says no");
  CHECK_MESSAGE(!zero, "seed 0 does not repeat here: check the seed that was asked for");
}
