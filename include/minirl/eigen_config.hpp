// How this library sets Eigen up: a wrong shape inside Eigen throws, in every build. Included before Eigen.
#pragma once
#ifdef EIGEN_CORE_H
#error "include minirl/tensor/eigen.hpp before any Eigen header, so that a wrong shape throws"
#endif

#include "minirl/core/errors.hpp"

namespace minirl::detail {
[[noreturn]] inline void eigen_failed(const char* condition) {
  throw ShapeError(std::string("Eigen: shapes do not fit: ") + condition);
}
}  // namespace minirl::detail

#define eigen_assert(condition) ((condition) ? void() : ::minirl::detail::eigen_failed(#condition))
#define EIGEN_MPL2_ONLY
