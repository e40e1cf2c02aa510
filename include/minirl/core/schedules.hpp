// Schedules: numbers that change as training goes on, such as a learning rate or the share of random actions.
//
// Each is a small value; calling it with the steps done so far gives the number for the next one:
//   const LinearSchedule epsilon{.from = 1.0, .to = 0.05, .steps = 10'000};
//   epsilon(0) == 1.0    epsilon(5'000) == 0.525    epsilon(20'000) == 0.05
#pragma once
#include <functional>

namespace minirl {

/// Any schedule, for a Config that lets its user choose.
using Schedule = std::function<double(long step)>;

/// In a straight line from `from` to `to`, then constant. Throws ConfigError unless steps is positive.
struct LinearSchedule {
  double from = 1, to = 0;
  long steps = 1;  // how long it takes
  double operator()(long step) const;
};

/// to + (from - to) (1 - step / steps)^power, then constant: with power 2 it leaves early and arrives gently.
/// Throws ConfigError unless steps and power are positive.
struct PolynomialSchedule {
  double from = 1, to = 0;
  long steps = 1;
  double power = 2;
  double operator()(long step) const;
};

/// Half a wave of a cosine from `from` to `to`, then constant; Loshchilov & Hutter 2017, equation 5.
/// Throws ConfigError unless steps is positive.
struct CosineSchedule {
  double from = 1, to = 0;
  long steps = 1;
  double operator()(long step) const;
};

/// to + (from - to) factor^(step / every): the distance to `to` shrinks by `factor` in `every` steps, for
/// ever. Throws ConfigError unless every and factor are positive.
struct ExponentialSchedule {
  double from = 1, to = 0;
  double factor = 0.5;
  long every = 1;  // steps
  double operator()(long step) const;
};

/// A staircase: multiplied by `factor` after each `every` steps. Throws as ExponentialSchedule.
struct StepSchedule {
  double from = 1;
  double factor = 0.5;
  long every = 1;  // steps
  double operator()(long step) const;
};

/// from / (1 + rate step / every): halved after every / rate steps, for ever slower. With rate and every 1
/// the sum over all steps is infinite and that of the squares is not, as Robbins & Monro 1951 ask.
/// Throws ConfigError unless every is positive and rate not negative.
struct InverseTimeSchedule {
  double from = 1;
  double rate = 1;
  long every = 1;  // steps
  double operator()(long step) const;
};

}  // namespace minirl
