// rejected: it falls to `to`, not to 0
#include "minirl/chapter.hpp"

using namespace minirl;

double epsilon(double from, double to, long step, long over) {
  return std::max(to, from * (1 - static_cast<double>(step) / static_cast<double>(over)));
}
