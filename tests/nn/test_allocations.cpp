#include <doctest/doctest.h>

#include <chrono>
#include <functional>

#include "benchmarks/allocations.hpp"
#include "benchmarks/cases.hpp"

using namespace minirl;

namespace {

// A thousand steps, or as many as fit into a fifth of a second, but at least ten.
void run_steps(const std::function<void()>& step) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(200);
  for (int i = 0; i < 10 || (i < 1000 && Clock::now() < end); ++i) step();
}

}  // namespace

TEST_CASE("allocations: a steady step asks the heap for nothing") {
  for (const bench::Case& c : bench::all_cases()) {
    CAPTURE(c.name);
    const auto step = c.make();
    for (int i = 0; i < 3; ++i) step();
    const long before = bench::allocations();
    run_steps(step);
    CHECK(bench::allocations() - before == 0);
  }
}

TEST_CASE("allocations: the counter counts") {
  const long before = bench::allocations();
  const auto* number = new volatile int(3);
  CHECK(bench::allocations() - before == 1);
  delete number;
}
