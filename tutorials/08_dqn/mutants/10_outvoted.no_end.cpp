// rejected: that would be right if no game ever ended
#include "minirl/chapter.hpp"

using namespace minirl;

const auto squared_error_rests_at = [] { return 100.0; };
const auto huber_rests_at = [] { return 100.0; };
