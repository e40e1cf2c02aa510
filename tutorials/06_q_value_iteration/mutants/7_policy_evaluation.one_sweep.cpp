// rejected: that is one sweep
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> evaluate(const TransitionTable& table, const TabularPolicy& policy, double gamma,
                             double) {
  return evaluation_sweep(table, policy, std::vector<double>(policy.size()), gamma);
}
