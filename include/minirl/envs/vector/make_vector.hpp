// Vector environments by the name that Gymnasium gives the single one.
#pragma once
#include <memory>
#include <string_view>

#include "minirl/envs/vector/vector_env.hpp"

namespace minirl {

using TabularVectorEnv = VectorEnv<int, int>;
using DiscreteVectorEnv = VectorEnv<Tensor, int>;
using ContinuousVectorEnv = VectorEnv<Tensor, Tensor>;
using PixelVectorEnv = VectorEnv<Frame, int>;

/// N copies of the environment `id` with its time limit. CartPole and Pendulum keep their copies in arrays,
/// which gives the same bits sooner. Throws ConfigError for an unknown id, one of another kind, or no copies.
std::unique_ptr<TabularVectorEnv> make_tabular_vector(std::string_view id, int copies,
                                                      const VectorConfig& config = {});
std::unique_ptr<DiscreteVectorEnv> make_discrete_vector(std::string_view id, int copies,
                                                        const VectorConfig& config = {});
std::unique_ptr<ContinuousVectorEnv> make_continuous_vector(std::string_view id, int copies,
                                                            const VectorConfig& config = {});
std::unique_ptr<PixelVectorEnv> make_pixel_vector(std::string_view id, int copies,
                                                  const VectorConfig& config = {});

}  // namespace minirl
