#include "minirl/nn/initialise.hpp"

namespace minirl::detail {

void draw(Tensor& parameter, const Initialiser& start, Rng rng) {
  parameter.make_room(parameter.shape());
  for (Scalar& value : parameter) {
    switch (start.draw) {
      case Initialiser::Draw::constant:
        value = static_cast<Scalar>(start.spread);
        break;
      case Initialiser::Draw::uniform:
        value = static_cast<Scalar>(rng.uniform(-start.spread, start.spread));
        break;
      case Initialiser::Draw::normal:
        value = static_cast<Scalar>(rng.normal(0, start.spread));
        break;
    }
  }
}

}  // namespace minirl::detail
