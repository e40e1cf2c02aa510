#include <doctest/doctest.h>

#include <atomic>
#include <numeric>
#include <set>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/workers.hpp"

using namespace minirl;

TEST_CASE("Workers: every piece is done once, by any number of threads, again and again") {
  for (const int threads : {1, 2, 3, 7}) {
    Workers workers(threads);
    CHECK(workers.threads() == threads);
    for (int n : {0, 1, 2, 5, 100}) {
      std::vector<int> done(static_cast<std::size_t>(n));
      workers.run(n, [&](int first, int last) {
        for (int i = first; i < last; ++i) ++done[static_cast<std::size_t>(i)];
      });
      CHECK(done == std::vector<int>(static_cast<std::size_t>(n), 1));
    }
  }
}

TEST_CASE("Workers: the shares run at the same time") {
  Workers workers(2);
  std::atomic<int> here = 0;
  workers.run(2, [&](int, int) {
    ++here;
    while (here < 2) std::this_thread::yield();  // alone, a thread would wait here for ever
  });
  CHECK(here == 2);
}

TEST_CASE("Workers: the first error comes through, and work goes on afterwards") {
  Workers workers(3);
  const auto fail = [](int first, int) { throw ConfigError(first == 0 ? "first" : "later"); };
  CHECK_THROWS_WITH_AS(workers.run(3, fail), "first", ConfigError);
  std::atomic<int> sum = 0;
  workers.run(3, [&](int first, int) { sum += first; });
  CHECK(sum == 0 + 1 + 2);
  CHECK_THROWS_AS(Workers(0), ConfigError);
}

TEST_CASE("Workers: denormals are treated as in the calling thread") {
  Workers workers(2);
  const auto all_flush = [&] {
    std::atomic<int> flushing = 0;
    workers.run(2, [&](int, int) { flushing += denormals_are_flushed(); });
    return flushing == 2;
  };
  CHECK_FALSE(all_flush());
  const FlushDenormals guard;
  CHECK(all_flush() == denormals_are_flushed());
}
