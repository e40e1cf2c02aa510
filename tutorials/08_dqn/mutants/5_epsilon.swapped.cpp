// rejected: start and end have changed places
#include "minirl/chapter.hpp"

using namespace minirl;

double epsilon(double from, double to, long step, long over) {
  const double share = std::min(1.0, static_cast<double>(step) / static_cast<double>(over));
  return to + (from - to) * share;
}
