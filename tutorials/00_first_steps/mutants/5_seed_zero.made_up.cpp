// rejected: a seed was made up where none was given
#include "minirl/chapter.hpp"

using namespace minirl;

Tensor first_observation(CartPole& env, std::optional<std::uint64_t> seed) {
  return env.reset(seed.value_or(0));
}
