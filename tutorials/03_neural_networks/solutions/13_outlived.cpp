// Find the silent bug: an optimiser outlives its network.
//
// Adam remembers the gradients it has seen: running means m and v for every weight (equation (1) in
// include/minirl/optim/adam.hpp). Those belong to one network. With a new network the old memory still
// pushes:
//
//   m = 0.9 m + 0.1 g        a step of -rate m' / sqrt(v')
//
// If m is large and negative from before, the first steps go uphill, whatever g says. The first notebook
// made its optimiser and then built its network anew. Here points, one after another, learn where to be.
#include "minirl/chapter.hpp"

using namespace minirl;

struct Point {
  Tensor p = Tensor::vector({1});
  void visit(Visitor& v) { v("p", p); }
};

// One step of Adam on the loss (p - goal)^2.
void learn(Point& point, Scalar goal, Adam& adam) {
  GradientTape tape;
  const Var loss = sum(square(tape.watch(point.p) - goal));
  adam.step(point, tape.gradient(loss, point));
}

// Trains a new point for each goal and returns where each has come to after `steps` steps.
std::vector<Scalar> train_points(const std::vector<Scalar>& goals, int steps) {
  std::vector<Scalar> ends;
  for (const Scalar goal : goals) {
    Point point;
    Adam adam({.learning_rate = Scalar(0.1)});  // made together with what it trains
    for (int i = 0; i < steps; ++i) learn(point, goal, adam);
    ends.push_back(point.p[0]);
  }
  return ends;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("3.13: one point alone comes to its goal") {
  const Scalar end = train_points({Scalar(0.05)}, 200).at(0);
  INFO("from 1 to ", end, ", expected 0.05; a new Adam for every step has no memory and jumps to and fro");
  CHECK(end == doctest::Approx(0.05).epsilon(0.02));
}

TEST_CASE("3.13: a point learns as if it were alone") {
  const Scalar alone = train_points({5}, 3).at(0);
  const std::vector<Scalar> both = train_points({-5, 5}, 3);
  const bool went_on = both.at(1) - both[0] == doctest::Approx(alone - 1).epsilon(0.01);
  INFO(join("in 3 steps towards 5 a point alone goes from 1 to ", alone, ", as the second one to ", both[1],
            went_on ? ": the point goes on from where the last one ended"
                    : ": Adam still remembers the first point"));
  CHECK(both[1] == alone);
}
