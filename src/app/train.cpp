// The verb train: an agent in an environment, for one seed or several side by side, each into a folder of its
// own.
#include <unistd.h>

#include <iostream>

#include "app/agent_registry.hpp"
#include "app/arguments.hpp"
#include "app/seed_lines.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/lab/seeds.hpp"

namespace minirl::app {
namespace {

const Usage usage{
    .verb = "train",
    .operands = "AGENT",
    .about = "Trains an agent, evaluates it on 100 new episodes, and keeps weights, curve and summary.",
    .options = {{"--env", "ID", "the environment (see ./minirl envs)"},
                {"--preset", "P", "settings known to work (see ./minirl agents)"},
                {"--seed", "S", "the seed of the run, 0 if not given"},
                {"--seeds", "N|A-B", "several runs side by side: N means 0 to N-1"},
                {"--steps", "N", "environment steps of training"},
                {"--set", "key=value", "one setting; may be repeated"},
                {"--out", "DIR", "where the run is kept; with several seeds DIR/seed_S"},
                {"--overwrite", "", "use DIR even if there is a run in it"},
                {"--quiet", "", "no progress"}},
    .least = 1,
    .most = 1,
    .examples = {"train reinforce --env CartPole-v1 --out runs/first",
                 "train reinforce --env CartPole-v1 --seeds 10 --set learning_rate=0.005 --out runs/slower"}};

std::vector<std::uint64_t> seeds_of(const Arguments& arguments) {
  if (!arguments.has("--seeds")) return {arguments.seed("--seed", 0)};
  if (arguments.has("--seed")) throw UsageError("train: --seed and --seeds together; give one of them");
  const std::string text = arguments.value("--seeds");
  const auto dash = text.find('-');
  const std::uint64_t first = dash == std::string::npos ? 0 : parse_uint64(text.substr(0, dash), "--seeds");
  const std::uint64_t last = dash == std::string::npos ? parse_uint64(text, "--seeds") - 1
                                                       : parse_uint64(text.substr(dash + 1), "--seeds");
  if (last < first || last - first >= 100'000 || text == "0") {
    throw UsageError(join("--seeds: '", text, "' is not a number of seeds from 1, or A-B with A <= B"));
  }
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t s = first; s <= last; ++s) seeds.push_back(s);
  return seeds;
}

RunRequest request_of(const Arguments& arguments) {
  RunRequest request;
  request.env = arguments.value("--env");
  request.preset = arguments.value("--preset");
  if (request.env.empty()) throw UsageError("train: --env ID is needed; ./minirl envs lists them");
  if (!arguments.has("--out")) throw UsageError("train: --out DIR is needed: where shall the run be kept?");
  if (arguments.has("--steps")) request.steps = arguments.count("--steps", 1, 1'000'000'000'000);
  for (const std::string& setting : arguments.values("--set")) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos)
      throw UsageError(join("--set: '", setting, "' is not of the form key=value"));
    request.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
  }
  return request;
}

RunOutcome train_one(const AgentSpec& agent, RunRequest request) {
  request.observers.push_back(csv(request.out / "curve.csv"));
  const RunOutcome outcome = agent.train(request);
  write_file_atomically(request.out / "summary.json",
                        summary_json(outcome.run, outcome.training, outcome.evaluation, Weights::final));
  return outcome;
}

std::string result_line(const RunOutcome& outcome) {
  const Evaluation& e = outcome.evaluation;
  return join("seed ", outcome.run.seed, ": return ", fixed(e.mean, 2), " over ", e.returns.size(),
              " episodes (min ", fixed(e.lowest, 0), "), ", outcome.training.steps, " steps in ",
              fixed(outcome.training.seconds, 2), " s");
}

// Runs that differ in seed and folder only, as many at once as there are processors.
void train_all(const AgentSpec& agent, const std::vector<RunRequest>& requests, std::ostream* live) {
  SeedLines lines(requests.size(), std::cout, live);
  const std::uint64_t first = requests.front().seed;
  const auto run = [&](std::uint64_t seed) {
    const std::size_t i = seed - first;
    try {
      RunRequest request = requests[i];
      request.observers.push_back(lines.watch(i));
      const RunOutcome outcome = train_one(agent, request);
      lines.ended(i, result_line(outcome));
      return outcome.evaluation.mean;
    } catch (const std::exception& error) {
      lines.ended(i, join("seed ", seed, ": ", error.what()));
      throw;
    }
  };
  const std::vector<double> means = for_seeds(seed_range(first, static_cast<int>(requests.size())), run);
  std::cout << join(means.size(), " seeds: ", spread(means), "\n") << std::flush;
}

// The request once for each seed, its folder made.
std::vector<RunRequest> one_for_each_seed(const RunRequest& request, const Arguments& arguments) {
  const std::filesystem::path out = arguments.value("--out");
  const auto used = arguments.has("--overwrite") ? UsedDirectory::overwrite : UsedDirectory::refuse;
  const std::vector<std::uint64_t> seeds = seeds_of(arguments);
  std::vector<RunRequest> requests(seeds.size(), request);
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    requests[i].seed = seeds[i];
    requests[i].out = seeds.size() == 1 ? out : out / join("seed_", seeds[i]);
    prepare_run_directory(requests[i].out, used);
  }
  return requests;
}

int run_train(const Arguments& arguments) {
  const AgentSpec& agent = agent_spec(arguments.operands()[0]);
  const RunRequest request = request_of(arguments);
  check_fit(agent, env_spec(request.env));
  const RunDescription run = agent.describe(request);
  std::vector<RunRequest> requests = one_for_each_seed(request, arguments);

  const bool quiet = arguments.has("--quiet");
  if (!quiet) {
    std::cout << join(run.agent, " on ", run.env, ", preset ", run.preset, ":");
    for (const auto& [key, value] : run.settings) std::cout << ' ' << key << '=' << value;
    std::cout << '\n' << std::flush;
  }
  if (requests.size() > 1) {
    train_all(agent, requests, !quiet && isatty(STDERR_FILENO) ? &std::cerr : nullptr);
    return 0;
  }
  if (!quiet) requests[0].observers.push_back(progress());
  std::cout << result_line(train_one(agent, requests[0])) << '\n' << std::flush;
  return 0;
}

}  // namespace

Verb train() { return {usage, run_train}; }

}  // namespace minirl::app
