// Velocity: where the learning rate enters an optimiser's momentum.
#pragma once

namespace minirl {

/// What the velocity adds up. The two differ once the learning rate changes: a sum of gradients is scaled by
/// the present rate (PyTorch), a sum of steps remembers the rates they were made with (Keras).
enum class Velocity { of_gradients, of_steps };

}  // namespace minirl
