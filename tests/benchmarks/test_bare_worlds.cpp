// A rival that computed something else would prove nothing: the bare worlds take the steps of the real ones.
#include <doctest/doctest.h>

#include "benchmarks/bare_worlds.hpp"
#include "minirl/envs/acrobot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/mountain_car.hpp"
#include "minirl/envs/mountain_car_continuous.hpp"
#include "minirl/envs/pendulum.hpp"

using namespace minirl;

namespace {

int plain(int a) { return a; }
float plain(const Tensor& a) { return static_cast<float>(a[0]); }

// Actions by chance until the end, 300 at most; both begin in the same state.
template <class E, class Bare>
void check_same_steps(E& env, Bare& bare) {
  Rng rng(3);
  for (int i = 0; i < 300; ++i) {
    const auto a = env.action_space().sample(rng);
    const auto expected = env.step(a);
    const auto got = bare.step(plain(a));
    CAPTURE(i);
    for (std::size_t k = 0; k < got.observation.size(); ++k)
      CHECK(got.observation[k] == static_cast<float>(expected.observation[static_cast<int>(k)]));
    CHECK(got.reward == expected.reward);
    REQUIRE(got.terminated == expected.terminated);
    if (got.terminated) return;
  }
}

}  // namespace

TEST_CASE("benchmarks: the bare worlds take the same steps") {
  CartPole cartpole;
  cartpole.reset(1);
  const auto [x, x_dot, theta, theta_dot] = cartpole.state();
  bench::BareCartPole bare_cartpole{x, x_dot, theta, theta_dot};
  check_same_steps(cartpole, bare_cartpole);

  MountainCar car;
  car.reset(1);
  bench::BareMountainCar bare_car{car.state().position, car.state().velocity};
  check_same_steps(car, bare_car);

  MountainCarContinuous throttled;
  throttled.reset(1);
  throttled.set_state({-0.5, 0, true});
  bench::BareMountainCarContinuous bare_throttled{-0.5f, 0};
  check_same_steps(throttled, bare_throttled);

  Pendulum pendulum;
  pendulum.reset(1);
  bench::BarePendulum bare_pendulum{pendulum.state().angle, pendulum.state().velocity};
  check_same_steps(pendulum, bare_pendulum);

  Acrobot acrobot;
  acrobot.reset(1);
  bench::BareAcrobot bare_acrobot{acrobot.state()};
  check_same_steps(acrobot, bare_acrobot);
}
