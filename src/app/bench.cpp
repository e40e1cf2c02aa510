// The verb bench: how long one step of each case takes on this machine.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <regex>

#include "app/arguments.hpp"
#include "app/table.hpp"
#include "app/verbs.hpp"
#include "benchmarks/allocations.hpp"
#include "benchmarks/cases.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

const Usage usage{.verb = "bench",
                  .about = "Times one step of each case: CPU time of this process, blocks of at least 2 ms.",
                  .options = {{"--filter", "REGEX", "only the cases whose name matches"},
                              {"--seconds", "S", "seconds for each case, 0.6 if not given"},
                              {"--csv", "", "comma-separated values"}},
                  .examples = {"bench", "bench --filter dqn --csv"}};

struct Timing {
  double median_us, min_us, allocations_per_step;
};

// CPU time, so that what other processes do counts less.
double seconds_now() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

double time_block(const std::function<void()>& step, long repeats) {
  const double start = seconds_now();
  for (long i = 0; i < repeats; ++i) step();
  return (seconds_now() - start) / static_cast<double>(repeats);
}

Timing measure(const bench::Case& c, double seconds) {
  const FlushDenormals guard;
  const std::function<void()> step = c.make();
  for (int i = 0; i < 3; ++i) step();  // the pool and the tape fill
  const long repeats = std::max(1L, static_cast<long>(0.002 / std::max(time_block(step, 10), 1e-9)));

  const long before = bench::allocations();
  time_block(step, repeats);
  const double allocations =
      static_cast<double>(bench::allocations() - before) / static_cast<double>(repeats);

  std::vector<double> times;
  for (const double end = seconds_now() + seconds; seconds_now() < end || times.size() < 7;) {
    times.push_back(time_block(step, repeats) * 1e6);
  }
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], times[0], allocations};
}

std::regex filter_of(const std::string& text) {
  try {
    return std::regex(text);
  } catch (const std::regex_error& error) {
    throw UsageError(join("--filter: '", text, "' is not a regular expression: ", error.what()));
  }
}

int run_bench(const Arguments& arguments) {
  const std::regex filter = filter_of(arguments.value("--filter", ".*"));
  const double seconds = parse_double(arguments.value("--seconds", "0.6"), "--seconds");
  if (!(seconds >= 0 && seconds <= 3600))
    throw UsageError(join("--seconds: ", seconds, " does not lie from 0 to 3600"));

  const bool csv = arguments.has("--csv");
  Table table({"case", "median_us", "min_us", "allocations_per_step"});
  if (csv) std::cout << "case,median_us,min_us,allocations_per_step\n";
  for (const bench::Case& c : bench::all_cases()) {
    if (!std::regex_search(c.name, filter)) continue;
    const Timing t = measure(c, seconds);
    const std::vector<std::string> cells{c.name, fixed(t.median_us, 4), fixed(t.min_us, 4),
                                         fixed(t.allocations_per_step, 2)};
    table.row(cells);
    if (csv) std::cout << join(cells[0], ',', cells[1], ',', cells[2], ',', cells[3], '\n') << std::flush;
  }
  if (!csv) std::cout << table.text();
  return 0;
}

}  // namespace

Verb bench() { return {usage, run_bench}; }

}  // namespace minirl::app
