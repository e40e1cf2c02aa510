// rejected: is 0 taken for `no seed`?
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor first_observation(CartPole& env, std::optional<std::uint64_t> seed) {
  if (seed.value_or(0)) return env.reset(seed);
  return env.reset();
}
