// Your own rules train the agent.
//
// The agent of this chapter, Reinforce, takes the lesson's rules from its settings: `weights` turns the
// rewards of a batch of episodes into the A_t of all their steps, and `loss` makes them a number to go
// down. Write both:
//
//   R[t] = r[t] + gamma R[t+1] in each episode
//   A    = R - b,  b: the mean of all R of the batch
//   loss = -mean( A log pi )
//
// One list, episode after episode. Then 100,000 steps of CartPole-v1 on two seeds tell whether it learns.
#include "minirl/chapter.hpp"

using namespace minirl;

// rewards: a list for each episode   result: the weights of all steps, episode after episode
std::vector<double> my_weights(const Rewards& rewards, double gamma) {
  std::vector<double> all;
  for (std::vector<double> r : rewards) {  // a copy, that turns into its returns
    for (std::size_t t = r.size(); t-- > 1;) r[t - 1] += gamma * r[t];
    all.insert(all.end(), r.begin(), r.end());
  }
  double mean = 0;
  for (const double r : all) mean += r / static_cast<double>(all.size());
  for (double& r : all) r -= mean;  // one baseline for the batch: episodes are compared with each other
  return all;
}

// log_p: [n]  weights: [n]
Var my_loss(Var log_p, Tensor weights) { return -mean(log_p * weights); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.10: the weights of two episodes") {
  const auto a =
      my_weights({{10, 0, -50}, {10, 20}}, 0.8);  // returns -22 -40 -50 and 26 20, their mean -13.2
  REQUIRE(a.size() == 5);
  const char* known = a[0] == doctest::Approx(-22)  ? ": the baseline is missing"
                      : a[0] == doctest::Approx(11) ? ": the mean is over all 5 steps, not over 2 episodes"
                      : a[3] == doctest::Approx(3)  ? ": each episode has its own mean"
                      : a[2] - a[3] != doctest::Approx(-76) ? ": it looks as if all episodes were one"
                                                            : "";
  INFO(join("they are ", a[0], " ", a[1], " ", a[2], " ", a[3], " ", a[4],
            ", expected -8.8 -26.8 -36.8 39.2 33.2", known));
  const std::vector<double> expected{-8.8, -26.8, -36.8, 39.2, 33.2};
  for (std::size_t i = 0; i < 5; ++i) CHECK(a[i] == doctest::Approx(expected[i]));
}

TEST_CASE("4.10: CartPole-v1 on the seeds 0 and 1: a mean return of 400") {
  const auto env = make_discrete("CartPole-v1");
  for (const std::uint64_t seed : {0, 1}) {
    ReinforceSetup setup{.hidden = 32, .steps = 100'000};
    setup.agent = {.learning_rate = 0.02, .decay_steps = setup.steps};
    setup.agent.weights = my_weights;
    setup.agent.loss = my_loss;
    Reinforce agent = make_reinforce(setup, *env, seed);
    train(*env, agent, {.steps = setup.steps, .seed = seed});
    const double mean = greedy_evaluation(*env, agent, {.episodes = 20, .seed = seed}).mean;
    INFO(join("seed ", seed, ": ", mean, " of 500",
              mean < 15 ? "; the sign of the loss is wrong: it learns to fall" : ""));
    CHECK(mean >= 400);
  }
}
