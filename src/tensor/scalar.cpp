#include "minirl/tensor/scalar.hpp"

extern "C" const char one_scalar_type_per_program;
extern "C" const char one_scalar_type_per_program = 1;

namespace minirl::inline MINIRL_SCALAR_NAMESPACE {
const char scalar_of_this_program = 1;
}
