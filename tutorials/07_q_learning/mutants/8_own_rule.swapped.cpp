// rejected: epsilon is the share of chance
#include "minirl/chapter.hpp"

using namespace minirl;

double my_target(const TdStep& t) {
  if (t.terminated) return t.reward;
  return t.reward + t.gamma * epsilon_greedy_value(t.next, 1 - t.epsilon);
}
