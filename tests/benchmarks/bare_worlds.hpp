// Classic control without an environment around it: numbers in, numbers out, the arithmetic of src/envs.
#pragma once
#include <array>

#include "minirl/core/rng.hpp"

namespace minirl::bench {

/// What a step leaves behind.
template <std::size_t n>
struct BareStep {
  std::array<float, n> observation;
  double reward;
  bool terminated;
};

struct BareCartPole {
  double x = 0, x_dot = 0, theta = 0, theta_dot = 0;
  void start(Rng& rng);
  BareStep<4> step(int a);
};

struct BareMountainCar {
  double position = 0, velocity = 0;
  void start(Rng& rng);
  BareStep<2> step(int a);
};

struct BareMountainCarContinuous {
  float position = 0, velocity = 0;
  void start(Rng& rng);
  BareStep<2> step(float a);
};

struct BarePendulum {
  double angle = 0, velocity = 0;
  void start(Rng& rng);
  BareStep<3> step(float a);
};

struct BareAcrobot {
  std::array<double, 4> state{};
  void start(Rng& rng);
  BareStep<6> step(int a);
};

}  // namespace minirl::bench
