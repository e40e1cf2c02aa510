// rejected: that is the best policy's, [0 2 1]
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> evaluate(const TransitionTable& table, const TabularPolicy&, double gamma,
                             double tolerance) {
  return value_iteration(table, {.gamma = gamma, .tolerance = tolerance}).values;
}
