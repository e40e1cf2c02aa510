// The greedy policy, where not everything is possible.
//
// From the values of actions to a policy: in each state take the action that is worth most, the first of
// equals. A program that knows nothing of -infinity keeps 0 for actions that are impossible. Where all that
// is possible costs something, such a 0 looks best of all. So a list says which actions are possible:
//
//   policy(s) = argmax of q[s][a] over the a in possible[s]
//
// possible[s] is ascending and never empty.
#include "minirl/chapter.hpp"

using namespace minirl;

// q: [states, actions]   possible, of each state: actions   result: [states]
TabularPolicy greedy(const std::vector<std::vector<double>>& q,
                     const std::vector<std::vector<int>>& possible) {
  TabularPolicy policy;
  for (std::size_t s = 0; s < q.size(); ++s) {
    int best = possible[s].front();  // begin with an action, not with a number that may be too large
    for (const int a : possible[s]) {
      if (q[s][static_cast<std::size_t>(a)] > q[s][static_cast<std::size_t>(best)]) best = a;
    }
    policy.push_back(best);
  }
  return policy;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("6.3: the notebook's process, discount 0.9") {
  const TabularPolicy p = greedy({{18.9, 17.0, 13.6}, {0, 0, -4.9}, {0, 50.1, 0}}, {{0, 1, 2}, {0, 2}, {1}});
  REQUIRE(p.size() == 3);
  CHECK_MESSAGE(p[0] == 0, "state 0: action ", p[0], ", expected 0, which is worth 18.9");
  CHECK_MESSAGE(p[1] == 0, "state 1: action ", p[1], ", expected 0, which is worth 0");
  CHECK_MESSAGE(p[2] == 1, "state 2: action ", p[2],
                ", expected 1, which is worth 50.1; it stands at place 0 of possible[2]");
}

TEST_CASE("6.3: where everything possible costs something") {
  const TabularPolicy p = greedy({{-3, 0, -2}, {0, -1, 0}}, {{0, 2}, {1}});
  REQUIRE(p.size() == 2);
  const char* known = p[0] == 1 ? ": action 1 is not possible there, its 0 stands for nothing" : "";
  INFO(join("state 0, actions 0 and 2 possible, worth -3 and -2: action ", p[0], ", expected 2", known));
  CHECK(p[0] == 2);
  CHECK_MESSAGE(p[1] == 1, "state 1: action ", p[1],
                ", expected 1, the only possible one: a search that begins with action 0 or the value 0 "
                "is never beaten");
}

TEST_CASE("6.3: the first of equals") {
  const TabularPolicy p = greedy({{2, 2, 2}, {1, 7, 7}}, {{0, 1, 2}, {0, 1, 2}});
  REQUIRE(p.size() == 2);
  INFO(join("equal values: actions ", p[0], " and ", p[1], ", expected 0 and 1, the first of equals"));
  CHECK(p[0] == 0);
  CHECK(p[1] == 1);
}
