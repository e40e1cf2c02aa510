// Seeds: the same experiment with many seeds, side by side on all processors.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace minirl {

/// first, first + 1, ..., `count` of them.
std::vector<std::uint64_t> seed_range(std::uint64_t first, int count);

/// The processors of this machine.
int all_processors();

/// Calls run(0) to run(n - 1), each once, whichever thread is free. If calls throw, the error of the lowest
/// number comes through, after all have ended. Throws ConfigError unless there is at least one thread.
void run_on_threads(std::size_t n, int threads, const std::function<void(std::size_t)>& run);

/// f(seed) for each seed, in the order of the seeds, whatever the number of threads. `f` is called from
/// several threads at once: it may read what it shares with other calls, not write it. If calls throw, the
/// error of the first such seed comes through, after all threads have ended.
template <class F>
auto for_seeds(const std::vector<std::uint64_t>& seeds, const F& f, int threads = all_processors()) {
  std::vector<std::optional<std::invoke_result_t<const F&, std::uint64_t>>> results(seeds.size());
  run_on_threads(seeds.size(), threads, [&](std::size_t i) { results[i].emplace(f(seeds[i])); });
  std::vector<std::invoke_result_t<const F&, std::uint64_t>> in_order;
  for (auto& result : results) in_order.push_back(std::move(*result));
  return in_order;
}

}  // namespace minirl
