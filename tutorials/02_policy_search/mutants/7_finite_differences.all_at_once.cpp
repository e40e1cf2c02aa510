// rejected: is one weight moved at a time
#include "minirl/chapter.hpp"

using namespace minirl;

Weights gradient_at(const Weights& w, double c, const Objective& objective) {
  Weights right = w, left = w;
  for (double& weight : right) weight += c;
  for (double& weight : left) weight -= c;
  Weights g;
  for (std::size_t i = 0; i < w.size(); ++i) g.push_back((objective(right) - objective(left)) / (2 * c));
  return g;
}
