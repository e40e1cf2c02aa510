#include <doctest/doctest.h>

#include "benchmarks/allocations.hpp"
#include "benchmarks/cases.hpp"

using namespace minirl;

TEST_CASE("allocations: a steady step asks the heap for nothing") {
  for (const bench::Case& c : bench::all_cases()) {
    CAPTURE(c.name);
    const auto step = c.make();
    for (int i = 0; i < 3; ++i) step();
    const long before = bench::allocations();
    for (int i = 0; i < 1000; ++i) step();
    CHECK(bench::allocations() - before == 0);
  }
}

TEST_CASE("allocations: the counter counts") {
  const long before = bench::allocations();
  const auto* number = new volatile int(3);
  CHECK(bench::allocations() - before == 1);
  delete number;
}
