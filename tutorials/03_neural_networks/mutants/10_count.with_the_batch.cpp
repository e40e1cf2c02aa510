// rejected: weights do not depend on the batch
#include "minirl/chapter.hpp"

using namespace minirl;

const auto parameters = [] { return 50 * 226; };
const auto outputs = [] { return 100; };
