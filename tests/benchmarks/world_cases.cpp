#include "benchmarks/world_cases.hpp"

#include <memory>

#include "benchmarks/bare_vectors.hpp"
#include "benchmarks/bare_worlds.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/vector/make_vector.hpp"

namespace minirl::bench {
namespace {

// The policies: push the way it moves already, by the sign of a number of the observation (or of a sum).
struct CartPoleRule {
  static int choice(const auto& s) { return s[2] + s[3] > 0 ? 1 : 0; }
};
template <int velocity>
struct SwingRule {
  static int choice(const auto& s) { return s[velocity] > 0 ? 2 : 0; }
};
template <int velocity>
struct ThrottleRule {
  static int choice(const auto& s) { return s[velocity] > 0 ? 1 : 0; }
};

// A step of a world with discrete actions; resets where an episode ends.
template <class Rule>
std::function<void()> discrete_step(const char* id) {
  std::shared_ptr<DiscreteEnv> env = make_discrete(id);
  env->reset(0);
  return [env, a = 0]() mutable {
    const Step<Tensor> step = env->step(a);
    a = Rule::choice(step.observation);
    if (step.done()) env->reset();
  };
}

// The same with full throttle to the left or to the right.
template <class Rule>
std::function<void()> continuous_step(const char* id) {
  std::shared_ptr<ContinuousEnv> env = make_continuous(id);
  env->reset(0);
  const Box& space = env->action_space();
  return [env, actions = std::array{space.low, space.high}, a = std::size_t{0}]() mutable {
    const Step<Tensor> step = env->step(actions[a]);
    a = static_cast<std::size_t>(Rule::choice(step.observation));
    if (step.done()) env->reset();
  };
}

// The rivals start by chance too: the same episode over and over would teach the processor its branches.
template <class World, class Rule>
std::function<void()> bare(int limit, auto action_of) {
  World world;
  Rng rng(0);
  world.start(rng);
  return [world, rng, limit, action_of, a = 0, steps = 0]() mutable {
    const auto step = world.step(action_of(a));
    a = Rule::choice(step.observation);
    if (!step.terminated && ++steps < limit) return;
    world.start(rng);
    steps = 0;
  };
}

// One step of 1024 CartPoles in arrays, actions by chance.
std::function<void()> cartpole_vector() {
  struct State {
    std::unique_ptr<DiscreteVectorEnv> envs = make_discrete_vector("CartPole-v1", 1024);
    Indices a = [&] {
      Rng rng(1);
      return sample_actions(envs->action_space(), 1024, rng);
    }();
    volatile std::size_t finished = 0;
  };
  auto state = std::make_shared<State>();
  state->envs->reset(0);
  return [state] { state->finished = state->envs->step(state->a).finished.size(); };
}

int same(int a) { return a; }
template <int strength>
float throttle(int a) {
  return static_cast<float>(a == 1 ? strength : -strength);
}

}  // namespace

std::vector<Case> world_cases() {
  return {
      {"cartpole_step", "one step of CartPole-v1 under its time limit",
       [] { return discrete_step<CartPoleRule>("CartPole-v1"); }},
      {"cartpole_bare", "its rival: the same arithmetic in a bare function",
       [] { return bare<BareCartPole, CartPoleRule>(500, same); }},
      {"cartpole_vector_n1024", "one step of 1024 copies of CartPole-v1", cartpole_vector},
      {"cartpole_vector_n1024_bare", "its rival: a bare loop over arrays", bare_cartpole_vector},
      {"mountain_car_step", "one step of MountainCar-v0 under its time limit",
       [] { return discrete_step<SwingRule<1>>("MountainCar-v0"); }},
      {"mountain_car_bare", "its rival", [] { return bare<BareMountainCar, SwingRule<1>>(200, same); }},
      {"mountain_car_continuous_step", "one step of MountainCarContinuous-v0 under its time limit",
       [] { return continuous_step<ThrottleRule<1>>("MountainCarContinuous-v0"); }},
      {"mountain_car_continuous_bare", "its rival",
       [] { return bare<BareMountainCarContinuous, ThrottleRule<1>>(999, throttle<1>); }},
      {"pendulum_step", "one step of Pendulum-v1 under its time limit",
       [] { return continuous_step<ThrottleRule<2>>("Pendulum-v1"); }},
      {"pendulum_bare", "its rival", [] { return bare<BarePendulum, ThrottleRule<2>>(200, throttle<2>); }},
      {"acrobot_step", "one step of Acrobot-v1 under its time limit",
       [] { return discrete_step<SwingRule<5>>("Acrobot-v1"); }},
      {"acrobot_bare", "its rival", [] { return bare<BareAcrobot, SwingRule<5>>(500, same); }},
  };
}

}  // namespace minirl::bench
