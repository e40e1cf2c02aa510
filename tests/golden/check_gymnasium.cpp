#include <algorithm>
#include <system_error>

#include "golden/gymnasium_checks.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::golden {
namespace {

namespace fs = std::filesystem;

void check_file(const fs::path& name, const Csv& csv, Tally& tally) {
  const std::string stem = name.stem().string();
  if (name.parent_path() == "rollouts") return check_rollout(stem, csv, tally);
  if (name.parent_path() == "vector") return check_vectors(stem, csv, tally);
  if (name.parent_path() == "transitions") return check_transitions(stem, csv, tally);
  if (name == "reset_options.csv") return check_reset_options(csv, tally);
  if (name == "spaces.csv") return check_spaces(csv, tally);
  tally.skip(join((name.parent_path() / stem).string(), ": not built yet"), static_cast<long>(csv.rows()));
}

// The CSV files of a folder and the folders in it, sorted by name.
std::vector<fs::path> csv_files_below(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".csv") files.push_back(entry->path());
  }
  if (error) throw IoError(join("cannot read folder ", folder.string(), ": ", error.message()));
  if (files.empty()) throw IoError(join("there is no CSV file in or below folder ", folder.string()));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<Tally> check_gymnasium(const fs::path& folder) {
  std::vector<Tally> tallies;
  for (const fs::path& file : csv_files_below(folder)) {
    Tally& tally = tallies.emplace_back();
    const fs::path name = file.lexically_relative(folder);
    tally.group = "gymnasium/" + name.generic_string();
    check_file(name, Csv::read(file), tally);
  }
  return tallies;
}

}  // namespace minirl::golden
