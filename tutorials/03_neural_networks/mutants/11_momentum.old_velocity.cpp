// rejected: moved before the velocity was brought up to date
#include "minirl/chapter.hpp"

using namespace minirl;

struct Ball {
  double p, v;  // the parameter and its velocity
};
struct Settings {
  double rate, momentum;
};

Ball step(Ball ball, double g, const Settings& settings) {
  ball.p -= settings.rate * ball.v;
  ball.v = settings.momentum * ball.v + g;
  return ball;
}
