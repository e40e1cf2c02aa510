#include "minirl/lab/run_directory.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/json.hpp"

namespace minirl {
namespace {

const std::string setting_prefix = "set.";

constexpr std::array run_files{"weights.safetensors", "final_weights.safetensors", "checkpoint.safetensors",
                               "curve.csv", "summary.json"};

const std::string& needed(const Metadata& metadata, const std::string& key, const std::string& file) {
  const auto at = metadata.find(key);
  if (at == metadata.end()) {
    throw IoError(join(file, ": its metadata has no '", key, "'; is it the weights.safetensors of a run?"));
  }
  return at->second;
}

// A setting's text as JSON: numbers and truth values as they are, words (and inf, which JSON lacks) in
// quotes.
std::string json_value(const std::string& text) {
  double number = 0;
  const auto [end, error] = real_from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
  return whole || text == "true" || text == "false" ? text : json_quoted(text);
}

bool is_event_file(const std::string& name) { return name.starts_with("events.out.tfevents."); }

// A file of a run that a killed process was writing.
bool is_half(const std::string& name) {
  return std::any_of(run_files.begin(), run_files.end(),
                     [&](const char* file) { return name.starts_with(join(file, ".tmp-")); });
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                            bool (*wanted)(const std::string& name)) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (wanted(entry.path().filename().string())) files.push_back(entry.path());
  }
  return files;
}

}  // namespace

Metadata to_metadata(const RunDescription& run) {
  Metadata m{{"agent", run.agent}, {"env", run.env}, {"preset", run.preset}, {"seed", join(run.seed)}};
  for (const auto& [key, value] : run.settings) m[setting_prefix + key] = value;
  return m;
}

RunDescription from_metadata(const Metadata& metadata, const std::string& file) {
  RunDescription run{needed(metadata, "agent", file), needed(metadata, "env", file),
                     needed(metadata, "preset", file)};
  run.seed = parse_uint64(needed(metadata, "seed", file), file + ": seed");
  for (const auto& [key, value] : metadata) {
    if (key.starts_with(setting_prefix)) run.settings.emplace_back(key.substr(setting_prefix.size()), value);
  }
  return run;
}

std::string summary_json(const RunSummary& s) {
  std::string settings;
  for (const auto& [key, value] : s.run.settings) {
    settings += join(settings.empty() ? "" : ", ", json_quoted(key), ": ", json_value(value));
  }
  std::string more;
  if (s.of_final) more += join(",\n  \"final_return_mean\": ", s.of_final->mean);
  if (s.exact_return) more += join(",\n  \"exact_return\": ", *s.exact_return);
  return join(
      "{\n  \"agent\": ", json_quoted(s.run.agent), ",\n  \"env\": ", json_quoted(s.run.env),
      ",\n  \"preset\": ", json_quoted(s.run.preset), ",\n  \"seed\": ", s.run.seed,
      ",\n  \"steps\": ", s.training.steps, ",\n  \"episodes\": ", s.training.episodes,
      ",\n  \"weights\": ", s.weights == Weights::best ? "\"best\"" : "\"final\"",
      ",\n  \"eval_episodes\": ", s.evaluation.returns.size(),
      ",\n  \"eval_return_mean\": ", s.evaluation.mean, ",\n  \"eval_return_std\": ", s.evaluation.deviation,
      ",\n  \"eval_return_min\": ", s.evaluation.lowest, ",\n  \"eval_return_max\": ", s.evaluation.highest,
      more, ",\n  \"seconds\": ", fixed(s.training.seconds, 3), ",\n  \"settings\": {", settings, "}\n}\n");
}

void prepare_run_directory(const std::filesystem::path& folder, UsedDirectory used) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    throw ConfigError(join("out: ", folder.string(), " is a file, not a folder"));
  }
  if (fs::is_directory(folder, error) && !fs::is_empty(folder, error) && used == UsedDirectory::refuse) {
    throw ConfigError(
        join("out: ", folder.string(), " is in use; choose another folder, or say --overwrite"));
  }
  fs::create_directories(folder, error);
  if (error) throw IoError(join("out: cannot make ", folder.string(), ": ", error.message()));
  for (const char* file : run_files) fs::remove(folder / file, error);
  for (const fs::path& file : files_in(folder, is_event_file)) fs::remove(file, error);
}

bool has_event_files(const std::filesystem::path& folder) { return !files_in(folder, is_event_file).empty(); }

void remove_leftovers(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& file : files_in(folder, is_half)) std::filesystem::remove(file, error);
}

}  // namespace minirl
