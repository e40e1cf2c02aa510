// Your own target trains the agent.
//
// The agent of this chapter, Dqn, takes its target from its settings. Write it for a whole batch. Row i of a
// batch goes over a few steps: t.rewards[i] is their discounted sum, t.discounts[i] the gamma^k that the
// state after them counts, t.terminated[i] is 1 if there is no future.
//
//   y_i = r_i + discount_i max_a' Q(s2_i, a'; w-)       after an end: r_i
//
// `Tensor y({t.size()})` has room for the result. q_next(i, a) is a number, q_next.dim(1) says how many
// actions there are; q_next_online is not needed here. Then 6,000 steps of CartPole-v1 on the seeds 0 and 1
// tell whether it learns.
#include "minirl/chapter.hpp"

using namespace minirl;

// q_next: [batch,actions], Q(s2, .; w-)   q_next_online: the same of w (for Double DQN)   result: [batch]
Tensor my_target([[maybe_unused]] const Transitions& t, [[maybe_unused]] const Tensor& q_next,
                 [[maybe_unused]] const Tensor& q_next_online) {
  return todo<Tensor>("8.15");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("8.15: three rows") {
  Transitions t;
  t.rewards = {1, 1, 2.5}, t.terminated = {0, 1, 0}, t.discounts = {0.5, 0.5, 0.125};
  const Tensor q_next({3, 2}, {4, 6, 4, 6, -8, -16});
  const Tensor y = my_target(t, q_next, Tensor({3, 2}));
  REQUIRE(y.size() == 3);
  const char* known = y[1] == 4      ? ": the second row is an end"
                      : y[0] == 1    ? ": the future is missing"
                      : y[0] == 3    ? ": the best action counts, not the worst"
                      : y[2] == -1.5 ? ": each row has its own discount"
                      : y[2] == 2.5f ? ": where did the search for the largest begin? At 0?"
                                     : "";
  INFO(join("y is ", y[0], " ", y[1], " ", y[2], ", expected 4 1 1.5", known));
  const bool right = y == Tensor::vector({4, 1, 1.5f});
  CHECK(right);
}

TEST_CASE("8.15: CartPole-v1 on the seeds 0 and 1: a mean return of 400") {
  const auto env = make_discrete("CartPole-v1");
  for (const std::uint64_t seed : {0, 1}) {
    DqnSetup setup{.steps = 6'000};
    setup.agent = {.batch_size = 32,
                   .n_steps = 20,
                   .loss = DqnLoss::mse,
                   .decay_steps = 6'000,
                   .clip_norm = 0,
                   .random_steps = 500,
                   .epsilon_over = 3'000,
                   .learn_start = 500,
                   .learn_every = 2,
                   .target_every = 100};
    setup.agent.target = my_target;
    Dqn agent = make_dqn(setup, *env, seed);
    train(*env, agent, {.steps = setup.steps, .seed = seed});
    const double mean = greedy_evaluation(*env, agent, {.episodes = 20, .seed = seed}).mean;
    CHECK_MESSAGE(mean >= 400, join("seed ", seed, ": a mean return of ", mean, ", expected at least 400"));
  }
}
