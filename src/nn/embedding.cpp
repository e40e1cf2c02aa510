#include "minirl/nn/embedding.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Embedding::Embedding(int count, int width) {
  if (count < 1 || width < 1) {
    throw ConfigError(join("Embedding: needs at least one row and one column, not ", count, " and ", width));
  }
  weight = Tensor::declared({count, width});
}

}  // namespace minirl
