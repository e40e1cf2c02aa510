#include <doctest/doctest.h>

#include "minirl/agents/dqn.hpp"

using namespace minirl;

namespace {

// Two steps with reward 1 and 2, gamma 0.5, after which nothing or something is over.
Transitions two_steps(std::uint8_t first_terminated, std::uint8_t second_terminated) {
  return {.rewards = {1, 2}, .terminated = {first_terminated, second_terminated}, .discounts = {0.5, 0.5}};
}

const Tensor q_target = Tensor::matrix({{10, 20}, {40, 30}});  // Q(s2, .; w-)
const Tensor q_online = Tensor::matrix({{3, 2}, {5, 4}});      // Q(s2, .; w)

}  // namespace

TEST_CASE("dqn_target: the reward and the discounted largest value of the next state") {
  CHECK(dqn_target(two_steps(0, 0), q_target, q_online) == Tensor::vector({1 + 10, 2 + 20}));
}

TEST_CASE("dqn_target: a terminated transition does not bootstrap") {
  CHECK(dqn_target(two_steps(1, 0), q_target, q_online) == Tensor::vector({1, 22}));
  CHECK(double_dqn_target(two_steps(0, 1), q_target, q_online) == Tensor::vector({6, 2}));
}

TEST_CASE("double_dqn_target: one network chooses, the other judges") {
  // w prefers action 0 in both rows; its value by w- is 10 and 40.
  CHECK(double_dqn_target(two_steps(0, 0), q_target, q_online) == Tensor::vector({1 + 5, 2 + 20}));
  // One network for both is plain DQN.
  CHECK(double_dqn_target(two_steps(0, 0), q_target, q_target) ==
        dqn_target(two_steps(0, 0), q_target, q_target));
}

TEST_CASE("dqn_target: each row has the discount of its own number of steps") {
  const Transitions t{.rewards = {1, 1}, .terminated = {0, 0}, .discounts = {0.25, 0.125}};
  CHECK(dqn_target(t, q_target, q_online) == Tensor::vector({6, 6}));
}

TEST_CASE("dqn_target: nothing of a broken value beyond the end leaks in") {
  const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
  const Tensor broken = Tensor::matrix({{nan, nan}, {40, 30}});
  CHECK(dqn_target(two_steps(1, 0), broken, broken)[0] == 1);
}

TEST_CASE("falling: a straight line, then constant") {
  CHECK(falling(1, 0.1, 0, 10) == 1);
  CHECK(falling(1, 0.1, 5, 10) == doctest::Approx(0.55));
  CHECK(falling(1, 0.1, 10, 10) == 0.1);
  CHECK(falling(1, 0.1, 11, 10) == 0.1);
  CHECK(falling(1, 0.1, 0, 0) == 0.1);
  // The book's max(1 - episode / 500, 0.01).
  for (const int episode : {0, 1, 250, 494, 495, 599})
    CHECK(falling(1, 0.01, episode, 495) == doctest::Approx(std::max(1 - episode / 500.0, 0.01)));
}
