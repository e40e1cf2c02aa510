#include "minirl/tensor/scalar.hpp"

extern "C" const char one_scalar_type_per_program;
extern "C" const char one_scalar_type_per_program = 1;

namespace minirl {
#ifdef MINIRL_DOUBLE
inline namespace f64 {
#else
inline namespace f32 {
#endif
const char scalar_of_this_program = 1;
}
}  // namespace minirl
