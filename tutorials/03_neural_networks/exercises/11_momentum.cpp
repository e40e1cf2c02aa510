// One step of an optimiser: descent with momentum.
//
// Plain gradient descent goes against the gradient g, a step of the length `rate`. Momentum keeps a
// velocity v, as a ball that rolls: gradients that agree add up, those that change their sign cancel
// (Polyak 1964).
//
//   v = momentum v + g        p = p - rate v
//
// At momentum 0 this is plain descent. The library's Sgd does it for every number of a network:
// include/minirl/optim/sgd.hpp, equations (1) and (2).
#include "minirl/chapter.hpp"

using namespace minirl;

struct Ball {
  double p, v;  // the parameter and its velocity
};
struct Settings {
  double rate, momentum;
};

// Where the ball is after one step.
Ball step([[maybe_unused]] Ball ball, [[maybe_unused]] double g, [[maybe_unused]] const Settings& settings) {
  return todo<Ball>("3.11");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("3.11: the first step is plain descent") {
  const Ball ball = step({1, 0}, 2, {.rate = 0.1, .momentum = 0.9});
  const char* known = ball.p > 1    ? ": it climbs"
                      : ball.p == 1 ? ": it has moved before the velocity was brought up to date"
                                    : "";
  INFO(join("p is ", ball.p, ", expected 0.8 = 1 - 0.1 * 2", known));
  CHECK(ball.p == doctest::Approx(0.8));
  CHECK(ball.v == doctest::Approx(2));
}

TEST_CASE("3.11: the second step remembers the first") {
  const Ball ball = step({0.8, 2}, 2, {.rate = 0.1, .momentum = 0.9});
  INFO(
      join("v is ", ball.v, ", expected 3.8 = 0.9 * 2 + 2", ball.v == 2 ? ": the velocity is not kept" : ""));
  CHECK(ball.v == doctest::Approx(3.8));
  CHECK(ball.p == doctest::Approx(0.42));
}

struct Point {
  Tensor p = Tensor::vector({1});
  void visit(Visitor& v) { v("p", p); }
};

TEST_CASE("3.11: the library's Sgd does the same") {
  Sgd sgd({.learning_rate = 0.05f, .momentum = 0.8f});
  Point point;
  Ball ball{1, 0};
  for (const double g : {3.0, -1.0, 0.5, -2.0}) {
    ball = step(ball, g, {.rate = 0.05, .momentum = 0.8});
    Gradients gradients;
    gradients.push_back(Tensor::vector({static_cast<Scalar>(g)}));
    sgd.step(point, gradients);
    CHECK(ball.p == doctest::Approx(static_cast<double>(point.p[0])));
  }
}
