// rejected: it looked beyond the end of the task
#include "minirl/chapter.hpp"

using namespace minirl;

double my_double_q(const TdStep& t) {
  return t.reward + t.gamma * t.other[static_cast<std::size_t>(first_largest(t.next))];
}
