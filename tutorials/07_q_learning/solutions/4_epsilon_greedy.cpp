// Epsilon-greedy: mostly the best, sometimes anything.
//
// Who never tries anything else never learns that it is better. With probability epsilon the agent takes one
// of the possible actions, all alike (the best one may come up too); otherwise the one that is worth most.
// An action that is not possible is worth -infinity in the table: `is_possible(q[a])` asks.
//
// rng.random() is a number from 0 to 1; rng.choice(n) one of 0 to n - 1; first_largest(q) the best action.
#include "minirl/chapter.hpp"

using namespace minirl;

// q: what the actions are worth   [actions]
int choose(const std::vector<double>& q, double epsilon, Rng& rng) {
  if (rng.random() >= epsilon) return first_largest(q);
  std::vector<int> possible;
  for (std::size_t a = 0; a < q.size(); ++a) {
    if (is_possible(q[a])) possible.push_back(static_cast<int>(a));
  }
  return possible[static_cast<std::size_t>(rng.choice(static_cast<int>(possible.size())))];
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// How often each of the actions comes up in 4000 choices, as shares.
std::vector<double> shares(const std::vector<double>& q, double epsilon) {
  Rng rng(0);
  std::vector<double> share(q.size(), 0.0);
  for (int i = 0; i < 4000; ++i) share.at(static_cast<std::size_t>(choose(q, epsilon, rng))) += 1.0 / 4000;
  return share;
}
constexpr double never = -std::numeric_limits<double>::infinity();
const std::vector<double> q{never, 2, 7, 1};  // 1, 2 and 3 are possible, 2 is the best

TEST_CASE("7.4: at epsilon 0 it is always the best") {
  const double greedy = shares(q, 0)[2];
  INFO(join("at epsilon 0 the best came up in a share of ", fixed(greedy, 2), ", expected 1",
            greedy < 0.9 ? ": epsilon is the share of chance, not of the best" : ""));
  CHECK(greedy == doctest::Approx(1));
}

TEST_CASE("7.4: what is not possible is never done") {
  const double share = shares(q, 1)[0];
  INFO(join("action 0 is not possible, and came up in a share of ", fixed(share, 2),
            ": chance takes one of a list of those that are possible"));
  CHECK(share == 0);
}

TEST_CASE("7.4: at epsilon 1 it is any that is possible") {
  const auto chance = shares(q, 1);
  for (const std::size_t a : {1u, 2u, 3u}) {
    const char* known = chance[a] < 0.01 && a == 2 ? ": chance may hit the best one too"
                        : chance[a] > 0.45         ? ": all possible ones are alike"
                                                   : "";
    const bool even = std::abs(chance[a] - 1.0 / 3) < 0.03;
    CHECK_MESSAGE(even, join("at epsilon 1 action ", a, " came up in a share of ", fixed(chance[a], 2),
                             ", expected about 1/3", known));
  }
}

TEST_CASE("7.4: at epsilon 0.3 the best comes up in a share of 0.7 + 0.3/3") {
  const double share = shares(q, 0.3)[2];
  const bool right = std::abs(share - 0.8) < 0.03;
  CHECK_MESSAGE(right, join("its share is ", fixed(share, 2), ", expected about 0.8"));
}
