// rejected: too large a rate: it is sure of itself before it has seen much
#include "minirl/chapter.hpp"

using namespace minirl;

struct Choice {
  Baseline baseline;
  double learning_rate;
};

const auto choice = [] { return Choice{Baseline::mean, 1}; };
