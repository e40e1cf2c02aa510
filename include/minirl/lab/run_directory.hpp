// The folder of a finished run: weights.safetensors, curve.csv, summary.json.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "minirl/files/safetensors.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/train.hpp"

namespace minirl {

/// What a run was: together with this library's version, enough to repeat it bit for bit.
struct RunDescription {
  std::string agent, env, preset;
  std::uint64_t seed = 0;
  std::vector<std::pair<std::string, std::string>> settings{};  // every field of the setup as text
};

/// A run's description as the metadata of its weights, and back. Throws IoError naming what is missing.
Metadata to_metadata(const RunDescription& run);
RunDescription from_metadata(const Metadata& metadata, const std::string& file);

/// Which weights were evaluated: the last ones, or the best snapshot of the training.
enum class Weights { final, best };

/// What came of a run.
struct RunSummary {
  RunDescription run;
  TrainResult training{};
  Weights weights = Weights::final;      // that were evaluated
  Evaluation evaluation{};               // of them
  std::optional<Evaluation> of_final{};  // beside that of the best ones
  std::optional<double> exact_return{};  // of a greedy policy in a world whose table is known
};

/// The text of summary.json: the description, steps, episodes and seconds of training, and the evaluations.
std::string summary_json(const RunSummary& summary);

/// Makes the folder of a run. An existing folder with something in it is a ConfigError unless it may be used
/// again; then only the files of a run are taken away.
enum class UsedDirectory { refuse, overwrite };
void prepare_run_directory(const std::filesystem::path& folder, UsedDirectory used);

/// Whether there are TensorBoard's event files in this folder.
bool has_event_files(const std::filesystem::path& folder);

/// Takes away the halves of files that a killed process was writing in this folder.
void remove_leftovers(const std::filesystem::path& folder);

}  // namespace minirl
