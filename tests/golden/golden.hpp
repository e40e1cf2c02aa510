// Comparing the library with reference data: what is counted, and the groups that can be checked.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace minirl::golden {

/// The outcome of one group of cases.
struct Tally {
  std::string group;
  long passed = 0, failed = 0, skipped = 0;
  std::vector<std::string> failures;  // the first `kept` of them: file, row, expected, got
  std::vector<std::string> skips;     // the first `kept` of them: what, and the reason
  static constexpr std::size_t kept = 20;

  void fail(std::string text) {
    ++failed;
    if (failures.size() < kept) failures.push_back(std::move(text));
  }
  void skip(std::string reason, long cases = 1) {
    skipped += cases;
    if (skips.size() < kept) skips.push_back(std::move(reason));
  }
};

/// The CSV files of a folder, sorted by name. IoError if it cannot be read or there is none.
std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder);

/// NumPy's random streams: one tally for each CSV file of `folder`, one case for each row. IoError if a file
/// is not what its form promises or there is none.
std::vector<Tally> check_rng(const std::filesystem::path& folder);

/// Gymnasium's environments and spaces: one tally for each CSV file of `folder` and the folders in it, one
/// case for each seed of a roll-out and for each row elsewhere. IoError as above.
std::vector<Tally> check_gymnasium(const std::filesystem::path& folder);

/// The tables of the first notebook, from the old gym: one tally for each CSV file, one case for each row.
/// IoError as above.
std::vector<Tally> check_notebook(const std::filesystem::path& folder);

/// PyTorch's answers: one tally for each group of golden/nn. IoError if a file is not what its form promises
/// or there is none.
std::vector<Tally> check_nn(const std::filesystem::path& folder);

}  // namespace minirl::golden
