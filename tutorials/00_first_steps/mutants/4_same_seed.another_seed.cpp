// rejected: does it compare two starts with the same seed?
#include "minirl/chapter.hpp"

using namespace minirl;

using Start = std::function<Tensor(std::uint64_t seed)>;

bool repeats(const Start& start, std::uint64_t seed) { return start(seed) == start(seed + 1); }
