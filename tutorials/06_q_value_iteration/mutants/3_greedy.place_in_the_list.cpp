// rejected: it stands at place 0
#include "minirl/chapter.hpp"

using namespace minirl;

TabularPolicy greedy(const std::vector<std::vector<double>>& q,
                     const std::vector<std::vector<int>>& possible) {
  TabularPolicy policy;
  for (std::size_t s = 0; s < q.size(); ++s) {
    std::size_t best = 0;
    const auto worth = [&](std::size_t i) { return q[s][static_cast<std::size_t>(possible[s][i])]; };
    for (std::size_t i = 1; i < possible[s].size(); ++i) {
      if (worth(i) > worth(best)) best = i;
    }
    policy.push_back(static_cast<int>(best));
  }
  return policy;
}
