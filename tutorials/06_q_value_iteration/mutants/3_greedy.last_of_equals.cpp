// rejected: expected 0 and 1, the first of equals
#include "minirl/chapter.hpp"

using namespace minirl;

TabularPolicy greedy(const std::vector<std::vector<double>>& q,
                     const std::vector<std::vector<int>>& possible) {
  TabularPolicy policy;
  for (std::size_t s = 0; s < q.size(); ++s) {
    int best = possible[s].front();
    for (const int a : possible[s]) {
      if (q[s][static_cast<std::size_t>(a)] >= q[s][static_cast<std::size_t>(best)]) best = a;
    }
    policy.push_back(best);
  }
  return policy;
}
