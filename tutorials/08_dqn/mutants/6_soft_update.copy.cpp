// rejected: that is a full copy
#include "minirl/chapter.hpp"

using namespace minirl;

void follow(std::vector<double>& target, const std::vector<double>& online, double) { target = online; }
