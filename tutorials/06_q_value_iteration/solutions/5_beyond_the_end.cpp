// Find the bug: life after the end.
//
// The function below is value iteration: q = sum of p (r + gamma V[s2]), V = max over actions, again and
// again. On FrozenLake it is right. On CliffWalking it says that the start is worth -100, where the way to
// the goal costs 13 steps. The tables tell why: FrozenLake's hole and goal lead nowhere and earn 0 for ever,
// so their V is 0. CliffWalking's goal is a cell like others: the table knows steps that lead away from it.
//
// A Transition says `terminated` when it reaches the end. Repair the sweep. See ./minirl run 6.3
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> values_of(const TransitionTable& table, double gamma, int sweeps) {
  std::vector<double> values(static_cast<std::size_t>(table.states()));
  for (int i = 0; i < sweeps; ++i) {
    const std::vector<double> old = values;
    for (int s = 0; s < table.states(); ++s) {
      double best = -std::numeric_limits<double>::infinity();
      for (const int a : table.possible_actions(s)) {
        double q = 0;
        for (const Transition& t : table.at(s, a)) {
          const double future = t.terminated ? 0 : gamma * old[static_cast<std::size_t>(t.next)];
          q += t.probability * (t.reward + future);  // the last reward counts, what comes after does not
        }
        best = std::max(best, q);
      }
      values[static_cast<std::size_t>(s)] = best;
    }
  }
  return values;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

double at(const std::vector<double>& values, int s) { return values.at(static_cast<std::size_t>(s)); }

TEST_CASE("6.5: CliffWalking, from the start") {
  const CliffWalking cliff;
  const double v = at(values_of(cliff.table(), 0.99, 1000), CliffWalking::first);
  const char* known = v < -99     ? ": -1 at every step for ever: arriving does not end it"
                      : v > -12.2 ? ": the step that arrives costs 1 too"
                                  : "";
  INFO(join("the start is worth ", v, ", expected -12.2479, which is 13 steps with a discount of 0.99",
            known));
  CHECK(v == doctest::Approx(-12.2479).epsilon(1e-5));
}

TEST_CASE("6.5: Taxi, one step before the end") {
  const Taxi taxi;
  const int there = Taxi::encode({.row = 0, .column = 0, .passenger = Taxi::aboard, .destination = 0});
  const double v = at(values_of(taxi.table(), 0.9, 200), there);
  INFO(join("the passenger is aboard and this is the destination: ", v,
            ", expected 20, the last reward and no more"));
  CHECK(v == doctest::Approx(20));
}

TEST_CASE("6.5: an end that comes by chance") {
  const double v = at(values_of(FrozenLake().table(), 0.99, 1000), 14);
  INFO(join("slippery FrozenLake, the tile before the goal: ", v,
            ", expected 0.8628: an outcome that ends still counts by its probability, and so do the others"));
  CHECK(v == doctest::Approx(0.8628).epsilon(1e-4));
}

TEST_CASE("6.5: what does not end goes on") {
  const ThreeStateProcess process;
  const double v = at(values_of(process.table(), 0.9, 200), 2);
  INFO(join("the notebook's process, state 2: ", v,
            ", expected 50.1337: no step ends it, so all of it counts"));
  CHECK(v == doctest::Approx(50.13365013));
}
