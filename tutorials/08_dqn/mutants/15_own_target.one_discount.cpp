// rejected: each row has its own discount
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor my_target(const Transitions& t, const Tensor& q_next, const Tensor&) {
  Tensor y({t.size()});
  for (int i = 0; i < t.size(); ++i) {
    const auto row = static_cast<std::size_t>(i);
    const double best = static_cast<double>(std::max(q_next(i, 0), q_next(i, 1)));
    y[i] = static_cast<Scalar>(t.rewards[row] + (t.terminated[row] != 0 ? 0 : t.discounts[0] * best));
  }
  return y;
}
