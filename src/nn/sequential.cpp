#include "minirl/nn/sequential.hpp"

namespace minirl {

Sequential::Sequential(const Sequential& other) {
  layers_.reserve(other.layers_.size());
  for (const auto& layer : other.layers_) layers_.push_back(layer->copy());
}

void Sequential::visit(Visitor& v) {
  for (int i = 0; i < size(); ++i) v(i, *layers_[static_cast<std::size_t>(i)]);
}

}  // namespace minirl
