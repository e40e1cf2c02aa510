// rejected: Adam still remembers the first point
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

std::vector<Scalar> train_points(const std::vector<Scalar>& goals, int steps) {
  Adam adam({.learning_rate = Scalar(0.1)});
  std::vector<Scalar> ends;
  for (const Scalar goal : goals) {
    Point point;
    for (int i = 0; i < steps; ++i) learn(point, goal, adam);
    ends.push_back(point.p[0]);
  }
  return ends;
}
