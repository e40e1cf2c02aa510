// rejected: the future is missing
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor my_target(const Transitions& t, const Tensor&, const Tensor&) {
  Tensor y({t.size()});
  for (int i = 0; i < t.size(); ++i) y[i] = static_cast<Scalar>(t.rewards[static_cast<std::size_t>(i)]);
  return y;
}
