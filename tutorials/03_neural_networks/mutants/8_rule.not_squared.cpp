// rejected: the square in 1 / (1 + |x|)^2 is missing
// scalar: double
#include "minirl/chapter.hpp"

using namespace minirl;

Var softsign(Var x) {
  return record(
      "softsign", {x}, x.shape(),
      [](const Op& o) {
        const View a = o.x(0);
        for (int i = 0; i < a.size(); ++i) o.y().data[i] = a.data[i] / (1 + std::abs(a.data[i]));
      },
      [](const Op& o) {
        const View a = o.x(0), dy = o.dy();
        const Target dx = o.dx(0);
        for (int i = 0; i < a.size(); ++i) dx.put(i, dy.data[i] / (1 + std::abs(a.data[i])));
      });
}
