// In a genetic search children differ a little from their parents. A mutation adds a random number to each
// weight:
//     child_i = w_i + sigma * N_i
// N_i is a normal draw (mean 0, standard deviation 1), a new one for each weight; sigma says how far children
// fall from the tree. `rng.normal()` gives such a draw. (mutated in include/minirl/agents/genetic_search.hpp,
// equation (3).)
//
// Write the mutation. `w` is a copy: change it and return it.
#include "minirl/chapter.hpp"

using namespace minirl;

Weights mutate(Weights w, double sigma, Rng& rng) {
  for (double& weight : w) weight += sigma * rng.normal();  // a draw of its own: else all move along one line
  return w;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// How far the first weight moves, over 20,000 children.
Evaluation moves(double weight, double sigma) {
  Rng rng(1);
  std::vector<double> all;
  for (int i = 0; i < 20000; ++i) all.push_back(mutate({weight, 0}, sigma, rng).at(0) - weight);
  return evaluation_of(std::move(all));
}

TEST_CASE("2.4: without a spread, the child is its parent") {
  Rng rng(1);
  const Weights child = mutate({1, -2, 3}, 0, rng);
  CHECK_MESSAGE((child == Weights{1, -2, 3}),
                "sigma is 0, yet the child differs: is the draw multiplied by sigma?");
}

TEST_CASE("2.4: children lie around their parent") {
  const Evaluation s = moves(3, 0.5);
  CHECK_MESSAGE(std::abs(s.mean) < 0.02, "weights move by ", s.mean,
                " on average, expected 0: is the draw normal, ", "and is it added to the weight?");
}

TEST_CASE("2.4: they move by about sigma, whatever the weight") {
  for (const double weight : {0.0, 3.0}) {
    const double spread = moves(weight, 0.5).deviation;
    CHECK_MESSAGE(spread != doctest::Approx(0.25).epsilon(0.05),
                  "the spread is sigma squared, expected sigma");
    CHECK_MESSAGE(spread == doctest::Approx(0.5).epsilon(0.05), "a weight of ", weight, " moves by ", spread,
                  ", expected 0.5 for sigma = 0.5: add to the weight, do not scale it");
  }
}

TEST_CASE("2.4: each weight has a draw of its own") {
  Rng rng(1);
  const Weights child = mutate({0, 0, 0}, 1, rng);
  CHECK_MESSAGE(child.at(0) != child.at(1),
                "the weights moved by the same number: draw anew for each of them");
  CHECK_MESSAGE(child.at(1) != child.at(2),
                "the weights moved by the same number: draw anew for each of them");
}
