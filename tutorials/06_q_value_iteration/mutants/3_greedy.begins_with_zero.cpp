// rejected: is never beaten
#include "minirl/chapter.hpp"

using namespace minirl;

TabularPolicy greedy(const std::vector<std::vector<double>>& q,
                     const std::vector<std::vector<int>>& possible) {
  TabularPolicy policy;
  for (std::size_t s = 0; s < q.size(); ++s) {
    int best = 0;
    double most = 0;
    for (const int a : possible[s]) {
      if (q[s][static_cast<std::size_t>(a)] <= most) continue;
      most = q[s][static_cast<std::size_t>(a)];
      best = a;
    }
    policy.push_back(best);
  }
  return policy;
}
