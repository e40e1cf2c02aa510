// rejected: it takes off everything
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> baselines(const std::vector<double>& returns) { return returns; }
