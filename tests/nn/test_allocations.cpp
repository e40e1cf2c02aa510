#include <doctest/doctest.h>

#include <chrono>
#include <functional>

#include "benchmarks/allocations.hpp"
#include "benchmarks/cases.hpp"
#include "minirl/autodiff/reductions.hpp"
#include "minirl/nn/conv2d.hpp"
#include "minirl/nn/pooling.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

namespace {

// Large steps take a tenth of a second each: at least 3, then as many as a moment allows.
void run_for_a_moment(const std::function<void()>& step) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(200);
  for (int i = 0; i < 3 || (i < 1000 && Clock::now() < end); ++i) step();
}

// The double twin's plain loops would take minutes for a thousand images.
bool for_fast_kernels_only(const std::string& name) {
  return sizeof(Scalar) == sizeof(double) && name == "pong_step_b1000";
}

}  // namespace

TEST_CASE("allocations: a steady step asks the heap for nothing") {
  for (const bench::Case& c : bench::all_cases()) {
    if (for_fast_kernels_only(c.name) || c.is_whole_run) continue;
    CAPTURE(c.name);
    const auto step = c.make();
    for (int i = 0; i < 3; ++i) step();
    const long before = bench::allocations();
    run_for_a_moment(step);
    CHECK(bench::allocations() - before == 0);
  }
}

TEST_CASE("allocations: padding and pooling ask the heap for nothing") {
  Sequential net =
      sequential(Conv2d(3, 4, {.kernel = 3, .padding = same}), MaxPool2d({.kernel = 2}),
                 Conv2d(4, 2, {.kernel = 3, .padding = 2}), AvgPool2d({.kernel = 2}), GlobalAveragePool{});
  initialise(net, Rng(1));
  const Tensor x({5, 12, 10, 3}, 1);
  const auto step = [&] {
    GradientTape tape;
    tape.gradient(sum(net(tape.watch(x))), net);
  };
  for (int i = 0; i < 3; ++i) step();
  const long before = bench::allocations();
  for (int i = 0; i < 100; ++i) step();
  CHECK(bench::allocations() - before == 0);
}

TEST_CASE("allocations: the counter counts") {
  const long before = bench::allocations();
  const auto* number = new volatile int(3);
  CHECK(bench::allocations() - before == 1);
  delete number;
}
