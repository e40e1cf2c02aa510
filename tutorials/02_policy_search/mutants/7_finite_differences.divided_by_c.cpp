// rejected: the two points lie 2c apart
#include "minirl/chapter.hpp"

using namespace minirl;

Weights gradient_at(const Weights& w, double c, const Objective& objective) {
  Weights g;
  for (std::size_t i = 0; i < w.size(); ++i) {
    Weights right = w, left = w;
    right[i] += c;
    left[i] -= c;
    g.push_back((objective(right) - objective(left)) / c);
  }
  return g;
}
