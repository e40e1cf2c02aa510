#include "benchmarks/bare_vectors.hpp"

#include <cmath>
#include <cstddef>
#include <memory>
#include <vector>

#include "minirl/core/rng.hpp"

namespace minirl::bench {

std::function<void()> bare_cartpole_vector() {
  constexpr std::size_t n = 1024;
  struct State {
    std::vector<double> x = std::vector<double>(n), x_dot = x, theta = x, theta_dot = x, reward = x;
    std::vector<float> s = std::vector<float>(4 * n);
    std::vector<int> a = std::vector<int>(n), elapsed = a;
    std::vector<std::uint8_t> terminated = std::vector<std::uint8_t>(n), truncated = terminated;
    Rng rng{1};
  };
  auto state = std::make_shared<State>();
  for (int& a : state->a) a = state->rng.choice(2);
  return [state] {
    auto& [x, x_dot, theta, theta_dot, reward, s, a, elapsed, terminated, truncated, rng] = *state;
    for (std::size_t i = 0; i < n; ++i) {
      if (terminated[i] || truncated[i]) {
        for (double* number : {&x[i], &x_dot[i], &theta[i], &theta_dot[i]})
          *number = rng.uniform(-0.05, 0.05);
        elapsed[i] = 0;
      }
      const double force = 10.0 * (2 * a[i] - 1);
      const double cosine = std::cos(theta[i]), sine = std::sin(theta[i]);
      const double temp = (force + 0.05 * (theta_dot[i] * theta_dot[i]) * sine) / 1.1;
      const double theta_acc =
          (9.8 * sine - cosine * temp) / (0.5 * (4.0 / 3.0 - 0.1 * (cosine * cosine) / 1.1));
      const double x_acc = temp - 0.05 * theta_acc * cosine / 1.1;
      x[i] += 0.02 * x_dot[i];
      x_dot[i] += 0.02 * x_acc;
      theta[i] += 0.02 * theta_dot[i];
      theta_dot[i] += 0.02 * theta_acc;
      terminated[i] = std::abs(x[i]) > 2.4 || std::abs(theta[i]) > 0.2094395102393195;
      truncated[i] = ++elapsed[i] >= 500;
      reward[i] = 1;
      s[4 * i] = static_cast<float>(x[i]);
      s[4 * i + 1] = static_cast<float>(x_dot[i]);
      s[4 * i + 2] = static_cast<float>(theta[i]);
      s[4 * i + 3] = static_cast<float>(theta_dot[i]);
    }
  };
}

}  // namespace minirl::bench
