// The verb train: an agent in an environment, for one seed or several side by side, each into a folder of its
// own.
#include <iostream>

#include "app/arguments.hpp"
#include "app/make_runs.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"

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
                {"--checkpoint-every", "SECONDS",
                 "how often the run is saved for ./minirl resume, 10 if not given"},
                {"--tensorboard", "", "also write event files for TensorBoard"},
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
  if (arguments.has("--tensorboard")) request.events = EventFiles::wanted;
  for (const std::string& setting : arguments.values("--set")) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos)
      throw UsageError(join("--set: '", setting, "' is not of the form key=value"));
    request.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
  }
  return request;
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
    requests[i].checkpoint.file = checkpoint_of(requests[i].out);
    requests[i].checkpoint.every = arguments.positive("--checkpoint-every", 10);
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
  return make_runs(agent, requests, quiet ? Show::results_only : Show::progress);
}

}  // namespace

Verb train() { return {usage, run_train}; }

}  // namespace minirl::app
