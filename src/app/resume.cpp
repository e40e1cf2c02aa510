// The verb resume: goes on with runs that were stopped, from their last checkpoint, bit for bit.
#include <algorithm>
#include <iostream>

#include "app/arguments.hpp"
#include "app/make_runs.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

namespace fs = std::filesystem;

const Usage usage{
    .verb = "resume",
    .operands = "DIR",
    .about = "Goes on with a run that was stopped (or with all seeds of one), bit for bit.",
    .options = {{"--checkpoint-every", "SECONDS", "how often the run is saved, 10 if not given"},
                {"--quiet", "", "no progress"}},
    .least = 1,
    .most = 1,
    .examples = {"resume runs/first"}};

// DIR itself, or its seed_S in the order of S.
std::vector<fs::path> run_folders(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw UsageError(join("resume: ", folder.string(), " is not a folder"));
  std::vector<std::pair<std::uint64_t, fs::path>> seeds;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("seed_")) seeds.emplace_back(parse_uint64(name.substr(5), name), entry.path());
  }
  std::sort(seeds.begin(), seeds.end());
  std::vector<fs::path> folders;
  for (const auto& [seed, path] : seeds) folders.push_back(path);
  return folders.empty() ? std::vector{folder} : folders;
}

bool is_over(const fs::path& folder) { return fs::exists(folder / "summary.json"); }

// What a run was asked to be, from whatever it has kept.
std::optional<RunDescription> description_in(const fs::path& folder) {
  for (const fs::path& file : {checkpoint_of(folder), folder / "weights.safetensors"}) {
    if (fs::exists(file)) return from_metadata(read_safetensors(file).metadata, file.string());
  }
  return std::nullopt;
}

// Several seeds differ in the seed only, so one that never began is described by those that did.
RunDescription description_of(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    if (const auto run = description_in(folder)) return *run;
  }
  throw ConfigError(join("resume: there is no run in ", folders[0].string(), ": no checkpoint, no weights"));
}

RunRequest request_for(const RunDescription& run, const fs::path& folder, double every) {
  RunRequest request;
  request.env = run.env, request.preset = run.preset, request.settings = run.settings;
  request.out = folder;
  request.checkpoint.file = checkpoint_of(folder);
  request.checkpoint.every = every;
  if (fs::exists(request.checkpoint.file)) {
    request.checkpoint.begin = Begin::from_checkpoint;
    request.seed = description_in(folder)->seed;
  } else {
    request.seed = parse_uint64(folder.filename().string().substr(5), "resume: seed");
  }
  return request;
}

int run_resume(const Arguments& arguments) {
  const std::vector<fs::path> folders = run_folders(arguments.operands()[0]);
  const RunDescription run = description_of(folders);
  std::vector<RunRequest> requests;
  for (const fs::path& folder : folders) {
    if (!is_over(folder))
      requests.push_back(request_for(run, folder, arguments.positive("--checkpoint-every", 10)));
  }
  if (requests.empty()) {
    std::cout << join("nothing to resume: the run in ", arguments.operands()[0], " is complete\n");
    return 0;
  }
  const AgentSpec& agent = agent_spec(run.agent);
  check_fit(agent, env_spec(run.env));
  return make_runs(agent, requests, arguments.has("--quiet") ? Show::results_only : Show::progress);
}

}  // namespace

Verb resume() { return {usage, run_resume}; }

}  // namespace minirl::app
