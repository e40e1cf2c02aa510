#include "envs/cartpole_physics.hpp"
#include "envs/vector/array_vector.hpp"

namespace minirl {
namespace {

struct CartPoles {
  using Act = int;
  using State = CartPole::State;

  CartPoleConfig config;
  CartPole one{config};
  Box observations = one.observation_space();
  Discrete actions = one.action_space();

  double first(std::size_t, Rng& rng) const { return rng.uniform(config.start_low, config.start_high); }

  Outcome step(State& state, int action) const {
    cartpole::push_cart(state, action);
    const bool over = cartpole::is_over(state);
    return {cartpole::reward_of(config, over), over};
  }

  void observe(const State& state, Scalar* row) const {
    row[0] =
        static_cast<float>(state[0]);  // number by number: a wide load of what was just stored would stall
    row[1] = static_cast<float>(state[1]);
    row[2] = static_cast<float>(state[2]);
    row[3] = static_cast<float>(state[3]);
  }
};

}  // namespace

std::unique_ptr<VectorEnv<Tensor, int>> cartpole_vector(int copies, const ArrayVectorConfig& config,
                                                        const CartPoleConfig& world) {
  return std::make_unique<ArrayVector<CartPoles>>(CartPoles{.config = world}, copies, config);
}

}  // namespace minirl
