// rejected: nothing was taken off the advantages
#include "minirl/chapter.hpp"
#include "minirl/core/statistics.hpp"

using namespace minirl;

std::vector<double> action_values(double v, const std::vector<double>& a) {
  std::vector<double> q;
  for (const double x : a) q.push_back(v + x);
  return q;
}
