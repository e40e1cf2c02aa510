// A sweep of Q-value iteration.
//
// q(s, a) is what action a is worth in state s, if the best action is taken from then on. A sweep computes
// all of them anew from the old ones:
//
//   q_new(s, a) = sum over outcomes of p (r + gamma max_a2 q_old(s2, a2))        (4)
//
// q_old.value(s2) is that maximum; an impossible action has q = -infinity and is never it. Two tables are
// needed: every number on the right side is an old one. This process never ends, so no outcome terminates.
#include "minirl/chapter.hpp"

using namespace minirl;

// QTable: q(s, a) reads and writes.
QTable sweep(const TransitionTable& table, const QTable& q_old, double gamma) {
  QTable q_new(table);
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) {  // the others stay at -infinity
      for (const Transition& t : table.at(s, a)) {
        q_new(s, a) += t.probability * (t.reward + gamma * q_old.value(t.next));
      }
    }
  }
  return q_new;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const TransitionTable& process() {
  static const ThreeStateProcess world;
  return world.table();
}

TEST_CASE("6.2: the first sweep sees the next reward only") {
  const QTable q = sweep(process(), QTable(process()), 0.9);
  REQUIRE(q.actions() == 3);
  const char* known = q(0, 1) == doctest::Approx(6.3)
                          ? ": 6.3 = 0.9 * 7 is a number of this very sweep; the right side takes old ones"
                      : q(0, 0) == doctest::Approx(0) ? ": an action has several outcomes, they add up"
                                                      : "";
  {
    INFO(join("q(0, .) is ", q(0, 0), " ", q(0, 1), " ", q(0, 2), ", expected 7 0 0", known));
    CHECK(q(0, 0) == doctest::Approx(7));
    CHECK(q(0, 1) == doctest::Approx(0));
  }
  INFO(join("q(2, 1) is ", q(2, 1), ", expected 32 = 0.8 * 40",
            is_possible(q(2, 1)) ? "" : ": what follows is worth q_old.value(s2), whatever a was"));
  CHECK(q(2, 1) == doctest::Approx(32));
}

TEST_CASE("6.2: the second sweep sees one step further") {
  const QTable q = sweep(process(), sweep(process(), QTable(process()), 0.9), 0.9);
  const char* known = q(1, 2) == doctest::Approx(-50) ? ": the state behind the fire is worth 32 by now"
                      : q(1, 2) == doctest::Approx(-71.2)
                          ? ": the old q(1, 2) is still in it; a sum begins with 0"
                      : q(1, 2) == doctest::Approx(-18) ? ": that is -50 + 32, without the discount"
                                                        : "";
  INFO(join("q(1, 2), through the fire, is ", q(1, 2), ", expected -21.2 = -50 + 0.9 * 32", known));
  CHECK(q(1, 2) == doctest::Approx(-21.2));
  INFO(join("q(0, 0) is ", q(0, 0),
            ", expected 11.41 = 0.7 (10 + 0.9 * 7) + 0.3 * 0: max over the actions of s2"));
  CHECK(q(0, 0) == doctest::Approx(11.41));
}

TEST_CASE("6.2: impossible actions stay impossible") {
  const QTable q = sweep(process(), QTable(process()), 0.9);
  CHECK_MESSAGE(!is_possible(q(1, 1)), "action 1 is not possible in state 1, its q must stay at -infinity");
}

TEST_CASE("6.2: a hundred sweeps give the notebook's numbers") {
  QTable q(process());
  for (int i = 0; i < 100; ++i) q = sweep(process(), q, 0.9);
  INFO(join("q(0, 0) is ", q(0, 0), ", q(1, 2) ", q(1, 2), ", q(2, 1) ", q(2, 1)));
  CHECK(q(0, 0) == doctest::Approx(18.91891892));
  CHECK(q(1, 2) == doctest::Approx(-4.87971488));
  CHECK(q(2, 1) == doctest::Approx(50.13365013));
}
