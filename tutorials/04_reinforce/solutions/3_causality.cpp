// Write the missing check: causality.
//
// A rule of credit turns the rewards of an episode into weights, one for each action. What I do now cannot
// change what has happened: a causal rule gives step u no share of a reward that came before it.
//
//   weight[u] does not change if r[t] changes, for all t < u
//
// The discounted returns of 4.1 are causal. The whole return for every action is not, and it is noisy:
// each action is praised and blamed for what others did. Write the check that tells them apart: change one
// reward, look at the weights of the later steps. See ./minirl run 4.2
#include "minirl/chapter.hpp"

using namespace minirl;

using Numbers = std::vector<double>;  // of one episode
using Rule = std::function<std::vector<double>(const Numbers&)>;

// Whether the rule is causal, as far as this episode shows.
bool is_causal(const Rule& rule, const Numbers& rewards) {
  const std::vector<double> before = rule(rewards);
  for (std::size_t t = 0; t < rewards.size(); ++t) {
    Numbers changed = rewards;
    changed[t] += 1;
    const std::vector<double> after = rule(changed);
    for (std::size_t u = t + 1; u < rewards.size(); ++u) {  // later steps only: earlier ones may well change
      if (after[u] != before[u]) return false;
    }
  }
  return true;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

const Numbers episode{10, 0, -50, 3};

TEST_CASE("4.3: discounted returns are causal") {
  const bool said = is_causal([](const Numbers& r) { return discounted_returns(r, 0.8); }, episode);
  CHECK_MESSAGE(
      said,
      "discounted returns were refused: a reward may change the weight of its own step and of those "
      "before it; compare only the steps after it");
}

TEST_CASE("4.3: the whole return for every action is not") {
  const bool said = is_causal(
      [](const Numbers& r) {
        return step_weights({r}, {.credit = Credit::whole, .baseline = Baseline::none, .normalise = false});
      },
      episode);
  CHECK_FALSE_MESSAGE(said, "here the last action is paid for the first reward");
}

TEST_CASE("4.3: a leak in one place is found") {
  const bool middle = is_causal([](Numbers r) { return r[2] += 0.1 * r[1], r; }, episode);
  CHECK_FALSE_MESSAGE(middle, "step 2 is paid for reward 1: it leaks in the middle of the episode only");
  const bool end = is_causal([](Numbers r) { return r[3] += 0.1 * r[1], r; }, episode);
  CHECK_FALSE_MESSAGE(end, "step 3 is paid for reward 1: it pays the last action only, two steps later");
}
