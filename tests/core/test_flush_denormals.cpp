#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

#include "minirl/core/flush_denormals.hpp"

using namespace minirl;

#if defined(__SSE2__)
namespace {

// Volatile, so that the sums are done by the CPU at run time and between the guards.
float half_of_smallest_normal() {
  volatile float smallest = std::numeric_limits<float>::min();
  volatile float half = smallest * 0.5f;
  return half;
}

bool denormal_counts_as_zero() {
  volatile double denormal = std::numeric_limits<double>::denorm_min();
  volatile double scaled = denormal * 0x1p60;
  return scaled == 0;
}

}  // namespace

TEST_CASE("FlushDenormals: results and operands become zero while it lives") {
  REQUIRE_FALSE(denormals_are_flushed());
  CHECK(half_of_smallest_normal() > 0);
  CHECK_FALSE(denormal_counts_as_zero());
  {
    const FlushDenormals guard;
    CHECK(denormals_are_flushed());
    CHECK(half_of_smallest_normal() == 0);
    CHECK(denormal_counts_as_zero());
  }
  CHECK_FALSE(denormals_are_flushed());
  CHECK(half_of_smallest_normal() > 0);
}
#endif

TEST_CASE("FlushDenormals: an inner guard leaves the outer one's mode, also when an error unwinds it") {
  const bool before = denormals_are_flushed();
  {
    const FlushDenormals outer;
    const bool within = denormals_are_flushed();
    try {
      const FlushDenormals inner;
      throw std::runtime_error("unwinds");
    } catch (const std::runtime_error&) {
    }
    CHECK(denormals_are_flushed() == within);
  }
  CHECK(denormals_are_flushed() == before);
}
