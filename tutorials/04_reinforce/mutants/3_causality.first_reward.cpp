// rejected: it leaks in the middle of the episode only
#include "minirl/chapter.hpp"

using namespace minirl;

using Numbers = std::vector<double>;  // of one episode
using Rule = std::function<std::vector<double>(const Numbers&)>;

bool is_causal(const Rule& rule, const Numbers& rewards) {
  const std::vector<double> before = rule(rewards);
  Numbers changed = rewards;
  changed[0] += 1;
  const std::vector<double> after = rule(changed);
  for (std::size_t u = 1; u < rewards.size(); ++u) {
    if (after[u] != before[u]) return false;
  }
  return true;
}
