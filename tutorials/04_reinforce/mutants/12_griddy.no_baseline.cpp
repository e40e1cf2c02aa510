// rejected: without a baseline luck decides
#include "minirl/chapter.hpp"

using namespace minirl;

struct Choice {
  Baseline baseline;
  double learning_rate;
};

const auto choice = [] { return Choice{Baseline::none, 0.02}; };
