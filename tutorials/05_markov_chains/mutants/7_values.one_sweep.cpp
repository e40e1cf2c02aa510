// rejected: that is the first reward alone
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> values_of(const MarkovChain&, const std::vector<double>& r, double) { return r; }
