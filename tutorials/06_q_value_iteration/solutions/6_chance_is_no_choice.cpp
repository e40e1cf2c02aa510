// Find the bug: chance is no choice.
//
// We choose the action, chance chooses its outcome. So the maximum goes over actions, and inside it stands a
// mean over outcomes:
//
//   V(s) = max over a of ( sum over outcomes of p (r + gamma V[s2]) )
//
// The function below takes a maximum twice: an action is worth what its best outcome is worth. It hopes. On
// dry ice nothing is wrong with it: there an action has one outcome. On slippery ice it promises far too
// much, and what it recommends relies on slipping the right way. Repair it. See ./minirl run 6.3
#include "minirl/chapter.hpp"

using namespace minirl;

// What an action is worth.   outcomes: of the action   values: [states]
double worth(std::span<const Transition> outcomes, std::span<const double> values, double gamma) {
  double mean = 0;
  for (const Transition& t : outcomes) {
    const double future = t.terminated ? 0 : gamma * values[static_cast<std::size_t>(t.next)];
    mean += t.probability * (t.reward + future);
  }
  return mean;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

QTable solve(const TransitionTable& table, double gamma) {
  QTable q(table);
  for (int sweep = 0; sweep < 1000; ++sweep) {
    const std::vector<double> values = q.values();
    for (int s = 0; s < q.states(); ++s) {
      for (const int a : table.possible_actions(s)) q(s, a) = worth(table.at(s, a), values, gamma);
    }
  }
  return q;
}

TEST_CASE("6.6: a coin for 10 or nothing is worth 5") {
  const std::vector<Transition> coin{{0.5, 0, 10, true}, {0.5, 0, 0, true}},
      rare{{0.1, 0, 10, true}, {0.9, 0, 0, true}};
  const double fair = worth(coin, std::vector<double>{0}, 1),
               unlikely = worth(rare, std::vector<double>{0}, 1);
  const char* known = fair == 10 ? ": it counts on the best outcome"
                      : fair < 0 ? ": a largest value begins with -infinity, a sum with 0"
                                 : "";
  CHECK_MESSAGE(fair == doctest::Approx(5),
                join("10 or nothing, a coin decides: ", fair, ", expected 5", known));
  CHECK_MESSAGE(unlikely == doctest::Approx(1),
                join("10 with probability 0.1: ", unlikely, ", expected 1",
                     unlikely == 5 ? ": a likely outcome counts more than an unlikely one" : ""));
}

TEST_CASE("6.6: the frozen lake, slippery") {
  const FrozenLake lake;
  const QTable q = solve(lake.table(), 0.99);
  INFO(join("the start is worth ", q.value(0), ", expected 0.5420",
            q.value(0) > 1     ? ": more than the goal itself; does the future count by its probability?"
            : q.value(0) > 0.9 ? ": that is its worth on dry ice"
            : q.value(0) < 0.1 ? ": a mean adds up all outcomes, not the largest part only"
                               : ""));
  CHECK(q.value(0) == doctest::Approx(0.5420).epsilon(1e-3));
  const double earned =
      expected_return(lake.table(), lake.start_distribution(), q.best_actions(), {.steps = 100});
  INFO(join("the policy reaches the goal with probability ", earned, ", expected 0.7402"));
  CHECK(earned == doctest::Approx(0.7402).epsilon(1e-3));
}
