// Indices: a list of whole numbers (actions, classes, rows), in pooled memory like a tensor's.
#pragma once
#include <vector>

#include "minirl/tensor/pool.hpp"

namespace minirl {

using Indices = std::vector<int, PoolAllocator<int>>;

}  // namespace minirl
