// Hard-coded policies for the worlds in which a motor is too weak to go straight to the goal: push the way it
// moves, and each swing is higher than the one before.
#pragma once
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// MountainCar: 0 left or 2 right, the way the car moves.   s: [2]
int swing_policy(const Tensor& s);
/// MountainCarContinuous: a third of the throttle the way the car moves, which gets there and spares fuel.
/// s: [2], result: [1]
Tensor throttle_policy(const Tensor& s);

/// Pendulum: full torque the way it turns until it has the energy to stand, then a brake, and near the top a
/// spring and a damper that hold it.   s: [3], result: [1]
Tensor swing_up_policy(const Tensor& s);

/// Acrobot: torque against the way the second link turns, which drives the first.   s: [6]
int acrobot_policy(const Tensor& s);

}  // namespace minirl
