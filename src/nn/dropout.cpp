#include "minirl/nn/dropout.hpp"

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Dropout::Dropout(double r) : rate(r) {
  if (!(r >= 0 && r < 1)) throw ConfigError(join("Dropout: the rate is ", r, ", it must lie in [0, 1)"));
}

Var Dropout::operator()(Var x) const {
  if (x.mode() == Mode::evaluate || rate == 0) return x;
  Rng& rng = x.rng("Dropout");
  const auto kept = static_cast<Scalar>(1 / (1 - rate));
  Tensor mask = Tensor::with_room(x.shape());
  for (Scalar& m : mask) m = rng.random() < rate ? 0 : kept;
  return x * std::move(mask);
}

}  // namespace minirl
