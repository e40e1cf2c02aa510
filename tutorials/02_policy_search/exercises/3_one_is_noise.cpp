// Which of two candidates is better, a or b? `fitness(w, seed)` plays one episode with the weights w and
// gives its return R. One episode is mostly luck: the start may be easy, or too easy to tell a from b. So
// play several, the same seeds for both, which gives both the same luck, and take the mean of the
// differences:
//     advantage = [ (R_a(seed_1) - R_b(seed_1)) + ... + (R_a(seed_n) - R_b(seed_n)) ] / n
// It is positive if a is better.
//
// Compute the advantage of a over b.
#include "minirl/chapter.hpp"

using namespace minirl;

double advantage([[maybe_unused]] const Fitness& fitness, [[maybe_unused]] const Weights& a,
                 [[maybe_unused]] const Weights& b,
                 [[maybe_unused]] const std::vector<std::uint64_t>& seeds) {
  return todo<double>("2.3");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// The skill w[0] plus luck; from seed 1 on, the luck is far greater than the skill.
double skill_and_luck(const Weights& w, std::uint64_t seed) {
  const double luck = seed == 0 ? 0 : seed % 2 == 0 ? -100 : 100;
  return w[0] + luck;
}

TEST_CASE("2.3: one seed without luck shows the skill") {
  const double found = advantage(skill_and_luck, {5}, {2}, {0});
  CHECK_MESSAGE(found != -3, "-3 is the advantage of b over a");
  CHECK_MESSAGE(found == doctest::Approx(3), "the advantage is ", found, ", expected 5 - 2");
}

TEST_CASE("2.3: luck cancels if both play the same seeds") {
  const double found = advantage(skill_and_luck, {5}, {2}, {0, 1, 2, 3});
  CHECK_MESSAGE(found != doctest::Approx(12), "12 is the sum over four seeds: divide it by their number");
  CHECK_MESSAGE(found == doctest::Approx(3), "the advantage is ", found,
                ", expected 3: play each seed with a AND with b");
}

TEST_CASE("2.3: every seed counts") {
  const Fitness good_once = [](const Weights& w, std::uint64_t seed) { return seed == 9 ? w[0] : 0; };
  const double found = advantage(good_once, {8}, {0}, {1, 2, 3, 9});
  CHECK_MESSAGE(found == doctest::Approx(2), "the differences are 0, 0, 0 and 8, and their mean 2; you say ",
                found, ": is only one episode played?");
}

TEST_CASE("2.3: on CartPole, 92 of 100 episodes cannot tell (0, 1, 0.5) from (0, 1, 1), their mean can") {
  TimeLimit env(CartPole{}, 500);
  const Fitness one_episode = [&](const Weights& w, std::uint64_t seed) {
    return play_episode(env, LinearPolicy{w[1], w[2], w[0]}, seed).total();
  };
  Rng rng(1);
  int ties = 0;
  const std::vector<std::uint64_t> seeds = training_seeds(100, rng);
  for (const std::uint64_t seed : seeds) ties += advantage(one_episode, {0, 1, 0.5}, {0, 1, 1}, {seed}) == 0;
  CHECK_MESSAGE(ties == 92, ties, " single episodes end in a tie");
  CHECK(advantage(one_episode, {0, 1, 0.5}, {0, 1, 1}, seeds) > 5);
}
