// The library's one scalar type: float, or double in the twin that gradient checks use.
#pragma once

namespace minirl {

#ifdef MINIRL_DOUBLE
using Scalar = double;
inline namespace f64 {
#else
using Scalar = float;
inline namespace f32 {
#endif
// Defined once in each build of the library. A program that mixes float and double code pulls in both
// definitions, and with them two of `one_scalar_type_per_program`: it does not link.
extern const char scalar_of_this_program;
}  // namespace f32 or f64

namespace {
[[gnu::used]] const char* const scalar_guard = &scalar_of_this_program;
}

}  // namespace minirl
