// Hill climbing is a genetic search with a population of one: mutate the best weights so far, try the child,
// and if it beats them, go on from there.
//     if J(child) > J(best):   best = child
// The code below does it, it seems. On an easy objective it ends up somewhere better than it began, so nobody
// complained. But it also walks downhill again.
//
// Find the bug, and mend it.
#include "minirl/chapter.hpp"

using namespace minirl;

Weights hill_climb(const Objective& objective, Weights best, int tries, Rng& rng) {
  todo<void>("2.8");  // delete this line when you have found the bug
  double score_to_beat = objective(best);
  for (int i = 0; i < tries; ++i) {
    const Weights tried = mutated(best, 0.3, rng);
    if (objective(tried) > score_to_beat) best = tried;
  }
  return best;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// A hill with its top, 0, at (2, -1). Every height that was visited is written down.
struct Hill {
  std::vector<double> visited;
  double height(const Weights& w) {
    const double x = w[0] - 2, y = w[1] + 1;
    return visited.emplace_back(-(x * x + y * y));
  }
};

TEST_CASE("2.8: the result is the best of all that were tried") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    Hill hill;
    Rng rng(seed);
    const Weights found = hill_climb([&](const Weights& w) { return hill.height(w); }, {0, 0}, 200, rng);
    const double highest = *std::max_element(hill.visited.begin(), hill.visited.end());
    const double end = Hill{}.height(found);
    CHECK_MESSAGE(end != -5,
                  "the climber stands where it began, at the height -5: did best follow the better child?");
    CHECK_MESSAGE(end <= highest, "the climber stands at ", end, " and has tried nothing higher than ",
                  highest);
    CHECK_MESSAGE(end == highest, "the climber stands at ", end, ", but it has been at ", highest,
                  ": what must a child beat, after a better one was found?");
  }
}

TEST_CASE("2.8: 200 tries lead near the top") {
  Hill hill;
  Rng rng(6);
  const double end =
      Hill{}.height(hill_climb([&](const Weights& w) { return hill.height(w); }, {0, 0}, 200, rng));
  CHECK_MESSAGE(end > -0.05, "the climber stands at ", end,
                ", the top is 0, the start -5: does it walk uphill?");
}
