// Your own rule trains the agent.
//
// The agent of this chapter, TdControl, takes its target from its settings: `target`, a function of a TdStep.
// Write expected Sarsa. It knows its own policy: with probability epsilon any possible action, all alike,
// else the best one. So it need not wait for what chance chooses; it takes the mean:
//
//   y = r + gamma ( epsilon mean_a2 q(s2, a2) + (1 - epsilon) max_a2 q(s2, a2) )       or r at the end
//
// Mean and maximum are over possible actions: is_possible(t.next[a]). Then 300,000 steps in the taxi, for two
// seeds, tell whether it learns. The best there is, on average over all starts, is 7.93.
#include "minirl/chapter.hpp"

using namespace minirl;

double my_target(const TdStep& t) {
  if (t.terminated) return t.reward;
  double sum = 0, best = -std::numeric_limits<double>::infinity();
  int count = 0;
  for (const double q : t.next) {
    if (!is_possible(q)) continue;
    sum += q, ++count;
    best = std::max(best, q);
  }
  return t.reward + t.gamma * (t.epsilon * sum / count + (1 - t.epsilon) * best);
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

constexpr double never = -std::numeric_limits<double>::infinity();
const std::vector<double> next{4, never, 10};

TEST_CASE("7.8: by hand") {
  const double y = my_target({.reward = 1, .gamma = 0.5, .next = next, .epsilon = 0.2});
  const char* known = y == never                       ? ": the mean must leave out what is not possible"
                      : y == doctest::Approx(6)        ? ": that is Q-learning's, epsilon plays no part"
                      : y == doctest::Approx(5.466667) ? ": the mean is over 2 possible actions, not over 3"
                      : y == doctest::Approx(4.8) || y == doctest::Approx(2.7)
                          ? ": epsilon is the share of chance, 1 - epsilon that of the best"
                      : y == doctest::Approx(5.4) ? ": chance may hit the best action too"
                      : y == doctest::Approx(6.4) ? ": epsilon times the mean, not the sum"
                      : y == doctest::Approx(3) ? ": that is Sarsa's, which takes the action that was chosen"
                                                : "";
  INFO(join("q(s2, .) is 4, impossible, 10 and epsilon 0.2: the target is ", y,
            ", expected 5.7 = 1 + 0.5*(0.2*7 + 0.8*10)", known));
  CHECK(y == doctest::Approx(5.7));
}

TEST_CASE("7.8: by hand, where everything costs something") {
  const std::vector<double> dear{-4, never, -10};
  const double y = my_target({.reward = 1, .gamma = 0.5, .next = dear, .epsilon = 0.2});
  const char* known = y == doctest::Approx(0.3) ? ": where did the search for the best begin? At 0?" : "";
  INFO(join("q(s2, .) is -4, impossible, -10 and epsilon 0.2: the target is ", y,
            ", expected -1.3 = 1 + 0.5*(0.2*(-7) + 0.8*(-4))", known));
  CHECK(y == doctest::Approx(-1.3));
}

TEST_CASE("7.8: at the end the reward") {
  const double y = my_target({.reward = 1, .terminated = true, .gamma = 0.5, .next = next, .epsilon = 0.2});
  INFO(join("the target is ", y, ", expected 1: it looked beyond the end of the task"));
  CHECK(y == doctest::Approx(1));
}

TEST_CASE("7.8: Taxi-v4 on the seeds 0 and 1: an expected return of 7.92") {
  const auto env = make_tabular("Taxi-v4");
  const TabularWorld& world = *world_in(*env);
  for (const std::uint64_t seed : {0, 1}) {
    TdSetup setup = td_preset("Taxi-v4", "minirl");
    setup.agent.target = my_target;
    TdControl agent = make_td_control(setup, *env, seed);
    train(*env, agent, {.steps = 300'000, .seed = seed});
    const double mean = expected_return(world.table(), world.start_distribution(), agent.policy());
    INFO(join("seed ", seed, ": an expected return of ", fixed(mean, 2)));
    CHECK(mean >= 7.92);
  }
}
