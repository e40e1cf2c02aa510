// The library's one scalar type: float, or double in the twin that gradient checks use.
#pragma once

#ifdef MINIRL_DOUBLE
#define MINIRL_SCALAR double
#define MINIRL_SCALAR_NAMESPACE f64
#else
#define MINIRL_SCALAR float
#define MINIRL_SCALAR_NAMESPACE f32
#endif

namespace minirl {

using Scalar = MINIRL_SCALAR;

inline namespace MINIRL_SCALAR_NAMESPACE {
// Defined once in each build of the library. A program that mixes float and double code pulls in both
// definitions, and with them two of `one_scalar_type_per_program`: it does not link.
extern const char scalar_of_this_program;
}  // namespace MINIRL_SCALAR_NAMESPACE

namespace {
[[gnu::used]] const char* const scalar_guard = &scalar_of_this_program;
}

}  // namespace minirl
