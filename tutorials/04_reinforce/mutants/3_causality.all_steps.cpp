// rejected: compare only the steps after it
#include "minirl/chapter.hpp"

using namespace minirl;

using Numbers = std::vector<double>;  // of one episode
using Rule = std::function<std::vector<double>(const Numbers&)>;

bool is_causal(const Rule& rule, const Numbers& rewards) {
  const std::vector<double> before = rule(rewards);
  for (std::size_t t = 0; t < rewards.size(); ++t) {
    Numbers changed = rewards;
    changed[t] += 1;
    if (rule(changed) != before) return false;
  }
  return true;
}
