// rejected: left where it was before the next one moves
#include "minirl/chapter.hpp"

using namespace minirl;

Weights gradient_at(const Weights& w, double c, const Objective& objective) {
  Weights right = w, left = w, g;
  for (std::size_t i = 0; i < w.size(); ++i) {
    right[i] += c;
    left[i] -= c;
    g.push_back((objective(right) - objective(left)) / (2 * c));
  }
  return g;
}
