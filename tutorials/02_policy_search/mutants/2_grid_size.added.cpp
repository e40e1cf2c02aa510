// rejected: 33 is 11 * 3
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double three_weights;  // candidates: k = 11 values, n = 3 weights
  double five_weights;   // candidates: k = 11 values, n = 5 weights
  double episodes;       // played in all: k = 11, n = 3, and 10 episodes for each candidate
  double finer;          // candidates: k = 21 values (half the distance), n = 3 weights
};

Predictions predict() { return {.three_weights = 33, .five_weights = 55, .episodes = 330, .finer = 63}; }
