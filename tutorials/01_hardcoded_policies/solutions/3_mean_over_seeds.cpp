// One episode says little about a policy: its start may have been easy. So one plays several, each from its
// own seed, and takes the mean of their returns:
//     mean = (G_1 + G_2 + ... + G_n) / n        G_i: the return of the episode from the i-th seed
// The same seeds for every policy that is compared: then nobody has the easier starts.
// `play_episode(env, policy, seed).total()` plays one episode and gives its return, a double.
//
// Compute the mean over all seeds of the list. `seeds.size()` says how many there are.
#include "minirl/chapter.hpp"

using namespace minirl;

using Policy = std::function<int(const Tensor& s)>;

double mean_return(TimeLimit<CartPole>& env, const Policy& policy, const std::vector<std::uint64_t>& seeds) {
  double sum = 0;  // a double: whole numbers would drop the fraction in the division
  for (const std::uint64_t seed : seeds) sum += play_episode(env, policy, seed).total();
  return sum / static_cast<double>(seeds.size());
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// Pushing left only, the pole falls in step 11 from seed 0 and in step 10 from seed 1.
const Policy always_left = [](const Tensor&) { return 0; };

TEST_CASE("1.3: the mean of one episode is its return") {
  TimeLimit env(CartPole{}, 500);
  const double mean = mean_return(env, always_left, {1});
  CHECK_MESSAGE(mean != 11, "seed 1 gives 10; 11 is the return from seed 0: are the seeds of the list used?");
  CHECK_MESSAGE(mean == doctest::Approx(10), "the mean is ", mean, ", expected 10");
}

TEST_CASE("1.3: the mean of 11 and 10 is 10.5") {
  TimeLimit env(CartPole{}, 500);
  const double mean = mean_return(env, always_left, {0, 1});
  CHECK_MESSAGE(mean != 21, "21 is the sum: divide it by the number of episodes");
  CHECK_MESSAGE(mean != 11, "11 is the return from seed 0: is every episode played from the first seed?");
  CHECK_MESSAGE(mean != 10, "the half is lost: 21 / 2 is 10 in whole numbers, sum in a double");
  CHECK_MESSAGE(mean == doctest::Approx(10.5), "the mean is ", mean, ", expected (11 + 10) / 2");
}

TEST_CASE("1.3: the angle rule over ten seeds") {
  TimeLimit env(CartPole{}, 500);
  const std::vector<std::uint64_t> seeds{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  const double mean = mean_return(env, angle_policy, seeds);
  double sum = 0;
  for (const std::uint64_t seed : seeds) sum += play_episode(env, angle_policy, seed).total();
  CHECK_MESSAGE(mean == doctest::Approx(sum / 10), "the mean is ", mean, ", expected ", sum, " / 10");
}
