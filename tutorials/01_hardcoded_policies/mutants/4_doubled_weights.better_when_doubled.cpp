// rejected: doubling changes no sign
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double res;             // with (w1, w2, w0) = (1, 1, 0)
  double doubled_res;     // with (2, 2, 0)
  double change_of_mean;  // mean return of (2, 2, 0) minus that of (1, 1, 0), over the same 100 episodes
  double w0;              // with which (2, 2, w0) plays as (1, 1, 0.1) does
};

Predictions predict() { return {.res = -0.03, .doubled_res = -0.06, .change_of_mean = 16, .w0 = 0.2}; }
