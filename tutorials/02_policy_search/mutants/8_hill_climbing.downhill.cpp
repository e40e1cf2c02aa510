// rejected: does it walk uphill?
#include "minirl/chapter.hpp"

using namespace minirl;

Weights hill_climb(const Objective& objective, Weights best, int tries, Rng& rng) {
  double score_to_beat = objective(best);
  for (int i = 0; i < tries; ++i) {
    const Weights tried = mutated(best, 0.3, rng);
    const double score = objective(tried);
    if (score < score_to_beat) {
      best = tried;
      score_to_beat = score;
    }
  }
  return best;
}
