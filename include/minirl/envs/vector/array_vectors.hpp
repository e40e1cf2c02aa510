// Vector environments that keep the states of all copies in arrays, and so step without a call for each copy.
#pragma once
#include <memory>

#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/pendulum.hpp"
#include "minirl/envs/vector/vector_env.hpp"

namespace minirl {

/// Where the copies draw their first states from. `one_each`: copy k from seed + k, as single environments
/// do. `shared`: all from one generator, number by number for all copies at once, as Gymnasium's
/// CartPoleVectorEnv does.
enum class Streams { one_each, shared };

struct ArrayVectorConfig {
  Autoreset autoreset = Autoreset::next_step;
  int max_steps = 500;  // of an episode, as TimeLimit counts them
  Streams streams = Streams::one_each;
};

/// The same bits as N single environments, some times faster: nothing is called or looked up for each copy.
/// Throws ConfigError unless copies and max_steps are at least 1.
std::unique_ptr<VectorEnv<Tensor, int>> cartpole_vector(int copies, const ArrayVectorConfig& config = {},
                                                        const CartPoleConfig& world = {});
std::unique_ptr<VectorEnv<Tensor, Tensor>> pendulum_vector(int copies, const ArrayVectorConfig& config = {},
                                                           const PendulumConfig& world = {});

}  // namespace minirl
