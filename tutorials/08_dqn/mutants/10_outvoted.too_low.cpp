// rejected: there it is still pulled up
#include "minirl/chapter.hpp"

using namespace minirl;

const auto squared_error_rests_at = [] { return 5.0; };
const auto huber_rests_at = [] { return 50.0; };
