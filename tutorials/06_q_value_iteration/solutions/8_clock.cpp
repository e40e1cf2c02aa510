// With an eye on the clock.
//
// An episode of the large lake ends after 200 steps. With many steps left it pays to go the long, safe way;
// with few left only the short one can arrive. So the best action depends on the steps that are left:
//
//   V_0 = 0        V_n(s) = max over a of sum of p (r + V_(n-1)[s2])        no discount
//
// V_n is the best that n steps can bring, computed from the end backwards. value_sweep(table, values, gamma)
// is one such line for all states; table is world.table(). Where an episode begins is up to chance too:
// world.start_distribution()[s] says how likely it begins in s. On average over the starts, V_n beats every
// policy that does not look at the clock.
#include "minirl/chapter.hpp"

using namespace minirl;

// The best expected return of `steps` steps from the start distribution.
double best_within(const TabularWorld& world, int steps) {
  std::vector<double> values(static_cast<std::size_t>(world.table().states()));  // no step is left: 0
  for (int left = 1; left <= steps; ++left) values = value_sweep(world.table(), values, 1);
  double mean = 0;
  for (std::size_t s = 0; s < values.size(); ++s) mean += world.start_distribution()[s] * values[s];
  return mean;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("6.8: no step, no return; one step, one reward") {
  const ThreeStateProcess process;
  const double none = best_within(process, 0), one = best_within(process, 1);
  CHECK_MESSAGE(none == 0, "without a step ", none, " was earned, expected 0");
  const char* known =
      one == doctest::Approx(13) ? ": 13 is the mean over all states, but it begins in 0" : "";
  CHECK_MESSAGE(one == doctest::Approx(7),
                join("one step of the notebook's process is worth ", one, ", expected 7", known));
}

TEST_CASE("6.8: the dry lake is crossed in 14 steps, not in 13") {
  const FrozenLake dry({.map = lake_8x8(), .slippery = false});
  const double late = best_within(dry, 13), in_time = best_within(dry, 14);
  CHECK_MESSAGE(late == 0, "within 13 steps: ", late,
                ", expected 0: one step is counted too many, or the limit ignored");
  CHECK_MESSAGE(in_time == doctest::Approx(1),
                join("within 14 steps: ", in_time, ", expected 1",
                     in_time > 0 ? ": the goal is worth 1, whenever it is reached in time" : ""));
}

TEST_CASE("6.8: the large lake, slippery, 200 steps") {
  const double v = best_within(FrozenLake({.map = lake_8x8()}), 200);
  INFO(join("it is ", v, ", expected 0.9132", v > 0.99 ? ": that is without a limit" : ""));
  CHECK(v == doctest::Approx(0.9132).epsilon(1e-4));
}

TEST_CASE("6.8: Taxi begins in one of many scenes") {
  const double v = best_within(Taxi(), 200);
  INFO(join("the mean over all starts is ", v, ", expected 7.93, by the start distribution"));
  CHECK(v == doctest::Approx(7.93));
}
