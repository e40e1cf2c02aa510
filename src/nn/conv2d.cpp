#include "minirl/nn/conv2d.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Conv2d::Conv2d(int in, int out, const ConvWindow& window, InitialiserRule rule)
    : slide{window.stride, window.padding} {
  if (in < 1 || out < 1)
    throw ConfigError(join("Conv2d: needs at least one channel in and out, not ", in, " and ", out));
  check_slide("Conv2d", window.kernel, slide);
  const int area = window.kernel.height * window.kernel.width;
  weight = Tensor::declared({window.kernel.height, window.kernel.width, in, out});
  bias = Tensor::declared({out});
  weight_start = rule(area * in, area * out);
  if (rule == torch_uniform) bias_start = weight_start;
}

}  // namespace minirl
