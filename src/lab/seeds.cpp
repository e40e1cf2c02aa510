#include "minirl/lab/seeds.hpp"

#include <atomic>
#include <exception>
#include <future>
#include <numeric>
#include <thread>

#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

std::vector<std::uint64_t> seed_range(std::uint64_t first, int count) {
  std::vector<std::uint64_t> seeds(static_cast<std::size_t>(std::max(count, 0)));
  std::iota(seeds.begin(), seeds.end(), first);
  return seeds;
}

int all_processors() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

void run_on_threads(std::size_t n, int threads, const std::function<void(std::size_t)>& run) {
  if (threads < 1) throw ConfigError(join("for_seeds: ", threads, " threads, at least 1 is needed"));
  std::vector<std::exception_ptr> errors(n);
  std::atomic<std::size_t> next = 0;
  const bool flush = denormals_are_flushed();  // a thread starts without the mode of the one that made it

  const auto work = [&] {
    std::optional<FlushDenormals> guard;
    if (flush) guard.emplace();
    for (std::size_t i = next++; i < n; i = next++) {
      try {
        run(i);
      } catch (...) {
        errors[i] = std::current_exception();
      }
    }
  };
  {
    std::vector<std::future<void>> workers;  // whose ends are waited for
    for (std::size_t i = 1; i < std::min(static_cast<std::size_t>(threads), n); ++i)
      workers.push_back(std::async(std::launch::async, work));
    work();
  }
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace minirl
