// rejected: too small a rate: it has hardly begun
#include "minirl/chapter.hpp"

using namespace minirl;

struct Choice {
  Baseline baseline;
  double learning_rate;
};

const auto choice = [] { return Choice{Baseline::time_step, 0.001}; };
