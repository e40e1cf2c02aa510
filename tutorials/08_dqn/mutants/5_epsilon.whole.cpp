// rejected: 500 / 1000 of whole numbers is 0
#include "minirl/chapter.hpp"

using namespace minirl;

double epsilon(double from, double to, long step, long over) {
  if (step >= over) return to;
  return from + (to - from) * static_cast<double>(step / over);
}
