#include "envs/pendulum_physics.hpp"
#include "envs/vector/array_vector.hpp"

namespace minirl {
namespace {

struct Pendulums {
  using Act = Tensor;
  using State = std::array<double, 2>;  // angle, velocity

  PendulumConfig config;
  Pendulum one{config};
  Box observations = one.observation_space();
  Box actions = one.action_space();

  double first(std::size_t number, Rng& rng) const {
    const double most = number == 0 ? config.start_angle : config.start_velocity;
    return rng.uniform(-most, most);
  }

  Outcome step(State& numbers, Scalar action) const {
    Pendulum::State state{numbers[0], numbers[1]};
    const float torque = pendulum::torque_of(action);
    const double cost = pendulum::cost_of(state, torque);
    pendulum::turn(state, torque, config.gravity);
    numbers = {state.angle, state.velocity};
    return {-cost, false};
  }

  void observe(const State& numbers, Scalar* row) const {
    row[0] = detail::rounded(std::cos(numbers[0]));
    row[1] = detail::rounded(std::sin(numbers[0]));
    row[2] = detail::rounded(numbers[1]);
  }
};

}  // namespace

std::unique_ptr<VectorEnv<Tensor, Tensor>> pendulum_vector(int copies, const ArrayVectorConfig& config,
                                                           const PendulumConfig& world) {
  return std::make_unique<ArrayVector<Pendulums>>(Pendulums{.config = world}, copies, config);
}

}  // namespace minirl
