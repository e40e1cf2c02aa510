// rejected: that is the slope without dy
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
        const View a = o.x(0);
        const Target dx = o.dx(0);
        for (int i = 0; i < a.size(); ++i) {
          const Scalar d = 1 + std::abs(a.data[i]);
          dx.put(i, 1 / (d * d));
        }
      });
}
