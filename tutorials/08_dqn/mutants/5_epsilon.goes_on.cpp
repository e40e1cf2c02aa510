// rejected: the line goes on falling
#include "minirl/chapter.hpp"

using namespace minirl;

double epsilon(double from, double to, long step, long over) {
  return from + (to - from) * static_cast<double>(step) / static_cast<double>(over);
}
