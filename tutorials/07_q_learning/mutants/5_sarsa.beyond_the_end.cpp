// rejected: it looked beyond the end of the task
#include "minirl/chapter.hpp"

using namespace minirl;

double my_sarsa(const TdStep& t) {
  return t.reward + t.gamma * t.next[static_cast<std::size_t>(t.next_action)];
}
