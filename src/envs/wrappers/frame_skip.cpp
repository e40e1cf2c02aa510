#include "minirl/envs/wrappers/frame_skip.hpp"

#include <algorithm>

namespace minirl::detail {

void keep_larger(Frame& now, const Frame& before) {
  const auto bytes = now.bytes();
  std::transform(bytes.begin(), bytes.end(), before.bytes().begin(), bytes.begin(),
                 [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
}

void keep_larger(Tensor& now, const Tensor& before) {
  std::transform(now.begin(), now.end(), before.begin(), now.begin(),
                 [](Scalar a, Scalar b) { return std::max(a, b); });
}

}  // namespace minirl::detail
