// What an exercise includes: doctest, todo(), and the library without Eigen. Precompiled once
// (cmake/chapter.cmake).
#pragma once
#include <doctest/doctest.h>

#include <iostream>

#include "minirl/minirl.hpp"

namespace minirl {

/// What an exercise says that nobody has written yet.
struct NotWrittenYet : Error {
  using Error::Error;
};

/// Stands where the learner writes: `return todo<double>("4.2");`. Throws NotWrittenYet naming the exercise.
template <class Result = void>
[[noreturn]] Result todo(const char* exercise) {
  throw NotWrittenYet(join("exercise ", exercise, " is not written yet"));
}

// Compiled once, in the library: an exercise that trains an agent of the course waits a tenth of a second
// less.
extern template TrainResult train(DiscreteEnv&, Reinforce&, const TrainConfig&);
extern template TrainResult train(DiscreteEnv&, Dqn&, const TrainConfig&);
extern template TrainResult train(TabularEnv&, TdControl&, const TrainConfig&);
extern template Evaluation greedy_evaluation(DiscreteEnv&, const Reinforce&, const EvaluateConfig&);
extern template Evaluation greedy_evaluation(DiscreteEnv&, const Dqn&, const EvaluateConfig&);

}  // namespace minirl
