#include "app/make_runs.hpp"

#include <unistd.h>

#include <iostream>

#include "app/interrupt.hpp"
#include "app/run_lock.hpp"
#include "app/seed_lines.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/lab/seeds.hpp"

namespace minirl::app {
namespace {

constexpr int status_stopped = 130;  // what shells say of a program that Ctrl-C ended

// What a run writes down: the curve, and event files if they are wanted, or were before it was stopped.
std::vector<Observer> log_files(const RunRequest& request) {
  const std::filesystem::path curve = request.out / "curve.csv";
  if (request.checkpoint.begin == Begin::anew) {
    std::vector<Observer> files{csv(curve)};
    if (request.events == EventFiles::wanted) files.push_back(tensorboard(request.out));
    return files;
  }
  const long step = about_checkpoint(request.checkpoint.file).step;
  std::vector<Observer> files{csv_after(curve, step)};
  if (has_event_files(request.out)) files.push_back(tensorboard_after(request.out, step));
  return files;
}

// A run that ended needs its checkpoint no more.
RunSummary make_run(const AgentSpec& agent, RunRequest request) {
  const RunLock lock(request.out);
  remove_leftovers(request.out);
  const std::vector<Observer> logs = log_files(request);
  request.observers.insert(request.observers.begin(), logs.begin(), logs.end());
  request.stop = interrupted;
  if (request.env.starts_with("gymnasium:")) request.checkpoint.file.clear();  // Python keeps its state
  const RunSummary summary = agent.train(request);
  if (summary.training.stopped) return summary;
  write_file_atomically(request.out / "summary.json", summary_json(summary));
  std::error_code gone;
  std::filesystem::remove(request.checkpoint.file, gone);
  return summary;
}

std::string result_line(const RunSummary& s) {
  if (s.training.stopped) return join("seed ", s.run.seed, ": stopped after ", s.training.steps, " steps");
  const Evaluation& e = s.evaluation;
  std::string line = join("seed ", s.run.seed, ": return ", fixed(e.mean, 2), " over ", e.returns.size(),
                          " episodes (min ", fixed(e.lowest, 0), ")");
  if (s.of_final) line += join(", final weights ", fixed(s.of_final->mean, 2));
  if (s.exact_return) line += join(", exactly ", fixed(*s.exact_return, 4));
  return line + join(", ", s.training.steps, " steps in ", fixed(s.training.seconds, 2), " s");
}

// Runs that differ in seed and folder only. The mean return of each that came to its end.
std::vector<double> make_side_by_side(const AgentSpec& agent, const std::vector<RunRequest>& requests,
                                      std::ostream* live) {
  SeedLines lines(requests.size(), std::cout, live);
  const auto run = [&](std::uint64_t i) -> std::optional<double> {
    try {
      RunRequest request = requests[i];
      if (interrupted()) return std::nullopt;
      request.observers.push_back(lines.watch(i));
      const RunSummary summary = make_run(agent, request);
      lines.ended(i, result_line(summary));
      return summary.training.stopped ? std::nullopt : std::optional(summary.evaluation.mean);
    } catch (const std::exception& error) {
      lines.ended(i, join("seed ", requests[i].seed, ": ", error.what()));
      throw;
    }
  };
  std::vector<double> means;
  for (const auto& mean : for_seeds(seed_range(0, static_cast<int>(requests.size())), run))
    if (mean) means.push_back(*mean);
  return means;
}

std::string over_seeds_line(const std::vector<double>& means, const std::string& env) {
  std::string line = join(means.size(), " seeds: ", spread(means), "; interquartile mean ",
                          fixed(interquartile_mean(means), 1));
  if (const auto threshold = env_spec(env).reward_threshold) {
    line += join("; ", success_count(means, *threshold), " of ", means.size(), " reach ", *threshold);
  }
  return line + "\n";
}

}  // namespace

std::filesystem::path checkpoint_of(const std::filesystem::path& out) {
  return out / "checkpoint.safetensors";
}

int make_runs(const AgentSpec& agent, const std::vector<RunRequest>& requests, Show show) {
  note_interrupts();
  std::size_t ended = 0;
  if (requests.size() == 1) {
    RunRequest request = requests[0];
    if (show == Show::progress) request.observers.push_back(progress());
    const RunSummary summary = make_run(agent, request);
    std::cout << result_line(summary) << '\n' << std::flush;
    ended = summary.training.stopped ? 0 : 1;
  } else {
    std::ostream* live = show == Show::progress && isatty(STDERR_FILENO) ? &std::cerr : nullptr;
    const std::vector<double> means = make_side_by_side(agent, requests, live);
    ended = means.size();
    if (ended > 0) std::cout << over_seeds_line(means, requests[0].env) << std::flush;
  }
  if (ended == requests.size()) return 0;
  const auto& out = requests[0].out;
  if (!std::filesystem::exists(requests[0].checkpoint.file)) return status_stopped;
  std::cout << join("Go on with: ./minirl resume ", (requests.size() > 1 ? out.parent_path() : out).string(),
                    "\n");
  return status_stopped;
}

}  // namespace minirl::app
