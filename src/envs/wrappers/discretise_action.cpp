#include "minirl/envs/wrappers/discretise_action.hpp"

#include <cmath>
#include <limits>

namespace minirl::detail {
namespace {

// bins^d, the number of cells.
int cells_of(const Box& box, int bins) {
  if (bins < 1) throw ConfigError(join("DiscretiseAction: bins is ", bins, ", it must be at least 1"));
  std::int64_t cells = 1;
  for (int i = 0; i < box.low.size(); ++i) {
    if (!std::isfinite(box.low[i]) || !std::isfinite(box.high[i])) {
      throw ConfigError(
          join("DiscretiseAction: the actions inside, ", box.text(), ", have no bounds to cut between"));
    }
    cells *= bins;
    if (cells > std::numeric_limits<int>::max()) {
      throw ConfigError(join("DiscretiseAction: ", bins, " bins for each of ", box.low.size(),
                             " elements are more actions than an int can count"));
    }
  }
  return static_cast<int>(cells);
}

}  // namespace

ActionCells::ActionCells(const Box& box, int bins) : box_(box), bins_(bins), numbers_(cells_of(box, bins)) {}

Tensor ActionCells::middle(int number) const {
  Tensor value = Tensor::with_room(box_.shape());
  Scalar* out = value.data();
  for (int i = value.size() - 1; i >= 0; --i) {
    out[i] = middle(i, number % bins_);
    number /= bins_;
  }
  return value;
}

// Between the bin's two edges, in float as numpy.linspace computes them.
float ActionCells::middle(int element, int bin) const {
  const auto low = static_cast<float>(box_.low[element]), high = static_cast<float>(box_.high[element]);
  const float width = (high - low) / static_cast<float>(bins_);
  const auto edge = [&](int i) { return i == bins_ ? high : static_cast<float>(i) * width + low; };
  return 0.5f * (edge(bin) + edge(bin + 1));
}

}  // namespace minirl::detail
