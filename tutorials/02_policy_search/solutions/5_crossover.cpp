// Asexual reproduction has one parent: the child is a mutated copy. Sexual reproduction has two. In uniform
// crossover each weight comes from the mother or from the father, as a coin decides:
//     child_i = mother_i  or  father_i,     each with probability 1/2
// `rng.random() < 0.5` is such a coin. (uniform_crossover in include/minirl/agents/genetic_search.hpp,
// equation (2).)
//
// Write the crossover. Mother and father have equally many weights.
#include "minirl/chapter.hpp"

#include <map>

using namespace minirl;

Weights crossover(const Weights& mother, const Weights& father, Rng& rng) {
  Weights child = mother;
  for (std::size_t i = 0; i < child.size(); ++i) {
    if (rng.random() < 0.5)
      child[i] = father[i];  // a coin for each weight: one for all would only copy a parent
  }
  return child;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// How often each kind of child comes among 8000; the mother is (0, 0, 0), the father (1, 1, 1).
std::map<Weights, int> children() {
  Rng rng(1);
  std::map<Weights, int> counts;
  for (int i = 0; i < 8000; ++i) ++counts[crossover({0, 0, 0}, {1, 1, 1}, rng)];
  return counts;
}

TEST_CASE("2.5: equal parents have equal children") {
  Rng rng(1);
  const Weights child = crossover({7, 8}, {7, 8}, rng);
  CHECK_MESSAGE((child == Weights{7, 8}), "both parents are (7, 8), so is their child");
}

TEST_CASE("2.5: a weight keeps its place") {
  Rng rng(1);
  for (int i = 0; i < 20; ++i) {
    const Weights child = crossover({1, 2}, {10, 20}, rng);
    CHECK_MESSAGE((child.at(0) == 1 || child.at(0) == 10), "the first weight is ", child[0],
                  ", expected 1 or 10: ", "weights are inherited as they are, not mixed");
    CHECK_MESSAGE((child.at(1) == 2 || child.at(1) == 20), "the second weight is ", child[1],
                  ", expected 2 or 20");
  }
}

TEST_CASE("2.5: both parents, one coin for each weight: all 8 kinds of children are equally likely") {
  std::map<Weights, int> counts = children();
  CHECK_MESSAGE((counts[{0, 0, 0}] < 7000 && counts[{1, 1, 1}] < 7000),
                "the child is always the same parent's copy");
  const int copies = counts[{0, 0, 0}] + counts[{1, 1, 1}];
  CHECK_MESSAGE(copies < 6000, copies, " of 8000 children are copies of a parent, expected about 2000: ",
                "is one coin thrown for all weights?");
  for (const auto& entry : counts) {
    const Weights& child = entry.first;
    const int count = entry.second;
    CHECK_MESSAGE((850 < count && count < 1150), "the child (", child[0], ", ", child[1], ", ", child[2],
                  ") came ", count,
                  " times, expected about 1000: is the coin fair, and thrown anew for each weight?");
  }
}
