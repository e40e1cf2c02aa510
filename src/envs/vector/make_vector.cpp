#include "minirl/envs/vector/make_vector.hpp"

#include "minirl/envs/vector/array_vectors.hpp"
#include "minirl/envs/vector/sync_vector_env.hpp"

namespace minirl {
namespace {

template <class Obs, class Act>
std::unique_ptr<VectorEnv<Obs, Act>> copies_of(std::string_view id, int copies, const VectorConfig& config,
                                               std::unique_ptr<Env<Obs, Act>> (*make)(std::string_view)) {
  std::vector<std::unique_ptr<Env<Obs, Act>>> envs;
  for (int k = 0; k < copies; ++k) envs.push_back(make(id));
  return std::make_unique<SyncVectorEnv<Obs, Act>>(std::move(envs), config);
}

}  // namespace

std::unique_ptr<TabularVectorEnv> make_tabular_vector(std::string_view id, int copies,
                                                      const VectorConfig& config) {
  return copies_of(id, copies, config, make_tabular);
}

std::unique_ptr<DiscreteVectorEnv> make_discrete_vector(std::string_view id, int copies,
                                                        const VectorConfig& config) {
  if (id.starts_with("CartPole-") && config.threads == 1) {
    return cartpole_vector(copies,
                           {.autoreset = config.autoreset, .max_steps = *env_spec(id).max_episode_steps});
  }
  return copies_of(id, copies, config, make_discrete);
}

std::unique_ptr<ContinuousVectorEnv> make_continuous_vector(std::string_view id, int copies,
                                                            const VectorConfig& config) {
  if (id == "Pendulum-v1" && config.threads == 1) {
    return pendulum_vector(copies,
                           {.autoreset = config.autoreset, .max_steps = *env_spec(id).max_episode_steps});
  }
  return copies_of(id, copies, config, make_continuous);
}

std::unique_ptr<PixelVectorEnv> make_pixel_vector(std::string_view id, int copies,
                                                  const VectorConfig& config) {
  return copies_of(id, copies, config, make_pixels);
}

}  // namespace minirl
