// Policy evaluation: what a policy is worth, good or bad.
//
//   V_new[s] = q(s, policy[s])        q: action_value(table.at(s, a), V, gamma), the sum of exercise 6.1
//
// There is no maximum in it: the policy says what is done. Begin with V = 0 and sweep until the largest
// change of a value, |V_new[s] - V[s]|, is at most the tolerance. Mind the bars: where every step costs
// something, all changes are negative, and the largest of them is below any tolerance at once.
#include "minirl/chapter.hpp"

using namespace minirl;

// result: [states]
std::vector<double> evaluate([[maybe_unused]] const TransitionTable& table,
                             [[maybe_unused]] const TabularPolicy& policy, [[maybe_unused]] double gamma,
                             [[maybe_unused]] double tolerance) {
  return todo<std::vector<double>>("6.7");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("6.7: the notebook's process, two policies") {
  const ThreeStateProcess process;
  const std::vector<double> stays = evaluate(process.table(), {0, 0, 1}, 0.95, 1e-10);
  const std::vector<double> idle = evaluate(process.table(), {1, 0, 1}, 0.95, 1e-10);
  REQUIRE(stays.size() == 3);
  REQUIRE(idle.size() == 3);
  const char* known = stays[0] == doctest::Approx(7)             ? ": that is one sweep"
                      : stays[0] == doctest::Approx(21.89925005) ? ": that is the best policy's, [0 2 1]"
                                                                 : "";
  INFO(join("[0 0 1]: V(0) is ", stays[0], ", expected 20.8955", known));
  CHECK(stays[0] == doctest::Approx(20.895522388));
  INFO(join("[1 0 1] stays in 0 and earns nothing: V(0) is ", idle[0],
            ", expected 0: no action but the policy's"));
  CHECK(idle[0] == doctest::Approx(0));
}

TEST_CASE("6.7: where every step costs something") {
  const CliffWalking cliff;
  TabularPolicy round(48, CliffWalking::right);  // up, along the upper edge of the cliff, down to the goal
  round[CliffWalking::first] = CliffWalking::up;
  round[35] = CliffWalking::down;
  const double v = evaluate(cliff.table(), round, 0.99, 1e-10).at(CliffWalking::first);
  const char* known =
      v == doctest::Approx(-1) ? ": it stopped after one sweep; -1 is a change too, of size 1"
      : v > -12.2
          ? ": it stopped too early; the largest change of all states counts, not that of the last one"
          : "";
  INFO(join("13 steps at 0.99: V(start) is ", v, ", expected -12.2479", known));
  CHECK(v == doctest::Approx(-12.2479).epsilon(1e-5));
}

TEST_CASE("6.7: a smaller tolerance comes closer") {
  const ThreeStateProcess process;
  const double rough = evaluate(process.table(), {0, 2, 1}, 0.95, 1.0).at(0);
  const double fine = evaluate(process.table(), {0, 2, 1}, 0.95, 1e-10).at(0);
  INFO(join("[0 2 1]: V(0) is ", fine, " at tolerance 1e-10, expected 21.8993; ", rough, " at tolerance 1"));
  CHECK(fine == doctest::Approx(21.89925005));
  CHECK_MESSAGE(std::abs(rough - fine) > 1e-3, "tolerance 1 should have stopped long before 1e-10");
}
