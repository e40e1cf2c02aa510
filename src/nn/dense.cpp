#include "minirl/nn/dense.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Dense::Dense(int in, int out, InitialiserRule rule) {
  if (in < 1 || out < 1)
    throw ConfigError(join("Dense: needs at least one input and one output, not ", in, " and ", out));
  weight = Tensor::declared({in, out});
  bias = Tensor::declared({out});
  weight_start = rule(in, out);
  if (rule == torch_uniform) bias_start = weight_start;
}

}  // namespace minirl
