// The rival must do the library's work: both loops end with the same bits.
#include <doctest/doctest.h>

#include "benchmarks/bare_dqn.hpp"
#include "benchmarks/loop_cases.hpp"
#include "minirl/core/flush_denormals.hpp"

using namespace minirl;

namespace {

// Neither loop may have stood still: the weights are not those of a shorter run.
void check_same_weights(DqnSetup setup) {
  const FlushDenormals guard;
  const std::vector<Scalar> weights = bench::library_dqn(setup, 3);
  CHECK(bench::bare_dqn(setup, 3) == weights);
  setup.steps -= 100;
  CHECK(bench::bare_dqn(setup, 3) != weights);
}

}  // namespace

TEST_CASE("benchmarks: the bare loop with CleanRL's settings ends with the library's weights") {
  check_same_weights(bench::cleanrl_slice());
}

TEST_CASE("benchmarks: the bare loop with the notebook's settings ends with the library's weights") {
  check_same_weights(bench::notebook_slice());
}
