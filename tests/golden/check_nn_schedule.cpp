#include <algorithm>
#include <cmath>

#include "golden/nn_case.hpp"
#include "minirl/core/schedules.hpp"

namespace minirl::golden {
namespace {

long whole(const Case& c, const std::string& key) { return static_cast<long>(c.exact_number(key)); }

// The value at each step of the case.
void follow(Case& c, const Schedule& schedule) {
  std::vector<double> values;
  for (const int step : c.indices("step")) values.push_back(schedule(step));
  c.give("lr", std::move(values));
}

double start(const Case& c) { return c.exact_number(c.has("lr") ? "lr" : "start"); }

void linear_factor(Case& c) {
  follow(c, LinearSchedule{start(c), start(c) * c.exact_number("end_factor"), whole(c, "total_iters")});
}

// PyTorch's goes on with the wave: after its end it rises like in a mirror.
void cosine_annealing(Case& c) {
  const CosineSchedule down{start(c), c.exact_number("eta_min"), whole(c, "T_max")};
  follow(c, [&](long step) { return down(step <= down.steps ? step : 2 * down.steps - step); });
}

// Keras' `cycle`: the decay is stretched to the next multiple of its length.
void polynomial(Case& c) {
  PolynomialSchedule decay{start(c), c.exact_number("end"), whole(c, "decay_steps"), c.exact_number("power")};
  const long length = decay.steps;
  const bool cycle = c.exact_number("cycle") != 0;
  follow(c, [&](long step) {
    if (cycle) decay.steps = length * std::max(1L, (step + length - 1) / length);
    return decay(step);
  });
}

void exponential_greed(Case& c) {
  follow(c, ExponentialSchedule{start(c), c.exact_number("end"), std::exp(-1.0), whole(c, "decay")});
}

void keras_exponential(Case& c) {
  const double rate = c.exact_number("rate");
  const long every = whole(c, "decay_steps");
  if (c.exact_number("staircase") != 0) return follow(c, StepSchedule{start(c), rate, every});
  follow(c, ExponentialSchedule{start(c), 0, rate, every});
}

void keras_cosine(Case& c) {
  follow(c, CosineSchedule{start(c), start(c) * c.exact_number("alpha"), whole(c, "decay_steps")});
}

void keras_inverse_time(Case& c) {
  follow(c, InverseTimeSchedule{start(c), c.exact_number("rate"), whole(c, "decay_steps")});
}

}  // namespace

const Checks& schedule_checks() {
  static const Checks checks = {
      {"linear_lr", linear_factor},
      {"linear_to_zero",
       [](Case& c) {
         follow(c, LinearSchedule{start(c), 0, whole(c, "total")});
       }},
      {"epsilon_greedy_linear",
       [](Case& c) {
         follow(c, LinearSchedule{start(c), c.exact_number("end"), whole(c, "steps")});
       }},
      {"epsilon_greedy_exp", exponential_greed},
      {"exponential_lr",
       [](Case& c) {
         follow(c, ExponentialSchedule{start(c), 0, c.exact_number("gamma"), 1});
       }},
      {"step_lr",
       [](Case& c) {
         follow(c, StepSchedule{start(c), c.exact_number("gamma"), whole(c, "step_size")});
       }},
      {"cosine_annealing", cosine_annealing},
      {"polynomial_*", polynomial},
      {"keras_cosine_decay", keras_cosine},
      {"keras_exponential_decay*", keras_exponential},
      {"keras_inverse_time_decay", keras_inverse_time},
  };
  return checks;
}

}  // namespace minirl::golden
