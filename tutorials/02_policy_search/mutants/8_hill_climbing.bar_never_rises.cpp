// rejected: what must a child beat, after a better one was found?
#include "minirl/chapter.hpp"

using namespace minirl;

Weights hill_climb(const Objective& objective, Weights best, int tries, Rng& rng) {
  double score_to_beat = objective(best);
  for (int i = 0; i < tries; ++i) {
    const Weights tried = mutated(best, 0.3, rng);
    if (objective(tried) > score_to_beat) best = tried;
  }
  return best;
}
