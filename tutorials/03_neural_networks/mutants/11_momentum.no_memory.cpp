// rejected: the velocity is not kept
#include "minirl/chapter.hpp"

using namespace minirl;

struct Ball {
  double p, v;  // the parameter and its velocity
};
struct Settings {
  double rate, momentum;
};

Ball step(Ball ball, double g, const Settings& settings) {
  ball.v = g;
  ball.p -= settings.rate * ball.v;
  return ball;
}
