// rejected: every candidate plays 10 episodes
#include "minirl/chapter.hpp"

using namespace minirl;

struct Predictions {
  double three_weights;  // candidates: k = 11 values, n = 3 weights
  double five_weights;   // candidates: k = 11 values, n = 5 weights
  double episodes;       // played in all: k = 11, n = 3, and 10 episodes for each candidate
  double finer;          // candidates: k = 21 values (half the distance), n = 3 weights
};

Predictions predict() {
  return {.three_weights = 1331, .five_weights = 161051, .episodes = 1331, .finer = 9261};
}
