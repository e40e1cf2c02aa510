// Seeds: the same experiment with many seeds, side by side on all processors.
#pragma once
#include <atomic>
#include <cstdint>
#include <exception>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

/// first, first + 1, ..., `count` of them.
inline std::vector<std::uint64_t> seed_range(std::uint64_t first, int count) {
  std::vector<std::uint64_t> seeds;
  for (int i = 0; i < count; ++i) seeds.push_back(first + static_cast<std::uint64_t>(i));
  return seeds;
}

/// The processors of this machine.
inline int all_processors() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

/// f(seed) for each seed, in the order of the seeds, whatever the number of threads. `f` is called from
/// several threads at once: it may read what it shares with other calls, not write it. If calls throw, the
/// error of the first such seed comes through, after all threads have ended.
template <class F>
auto for_seeds(const std::vector<std::uint64_t>& seeds, const F& f, int threads = all_processors()) {
  using Result = std::invoke_result_t<const F&, std::uint64_t>;
  if (threads < 1) throw ConfigError(join("for_seeds: ", threads, " threads, at least 1 is needed"));
  std::vector<std::optional<Result>> results(seeds.size());
  std::vector<std::exception_ptr> errors(seeds.size());
  std::atomic<std::size_t> next = 0;
  const bool flush = denormals_are_flushed();  // a thread starts without the mode of the one that made it

  const auto work = [&] {
    std::optional<FlushDenormals> guard;
    if (flush) guard.emplace();
    for (std::size_t i = next++; i < seeds.size(); i = next++) {
      try {
        results[i].emplace(f(seeds[i]));
      } catch (...) {
        errors[i] = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> workers;
    const auto wanted = std::min(static_cast<std::size_t>(threads), seeds.size());
    for (std::size_t i = 1; i < wanted; ++i) workers.emplace_back(work);
    work();
  }

  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  std::vector<Result> in_order;
  for (std::optional<Result>& result : results) in_order.push_back(std::move(*result));
  return in_order;
}

}  // namespace minirl
