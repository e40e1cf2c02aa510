// Findings: what a chapter's program measured, next to what the notebook said. Printed as it comes, and kept
// for the tour.
#pragma once
#include <chrono>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace minirl {

/// How a result is judged: as something to compare with the notebook, or without a verdict.
enum class Verdict { ok, failed, none };

/// One row of the tour's table.
struct Finding {
  std::string what;      // "angle policy, mean of 1000 episodes"
  std::string notebook;  // what the notebook printed, or "-"
  std::string minirl;    // what came out here
  double seconds = 0;    // wall time since the finding before
  Verdict verdict = Verdict::none;
};

/// The command line of every chapter's program: --out DIR keeps rows.csv and pictures there, --quick does
/// less work,
/// --preset NAME chooses settings.
struct ChapterOptions {
  std::filesystem::path out;  // empty: nothing is kept
  bool quick = false;
  std::string preset;  // empty: all that the chapter shows
};

/// Reads the command line of a chapter's program. Throws ConfigError for anything unknown.
ChapterOptions chapter_options(int count, const char* const* words);

class Findings {
 public:
  /// Results go to `out` as text, one line each, and at the end to options.out / "rows.csv".
  Findings(std::ostream& out, const ChapterOptions& options);

  /// A result that must equal what the notebook printed.
  void same(const std::string& what, const std::string& notebook, const std::string& minirl);
  /// A result that is right if `ok`.
  void judged(const std::string& what, const std::string& notebook, const std::string& minirl, bool ok);
  /// A result without a verdict.
  void noted(const std::string& what, const std::string& notebook, const std::string& minirl);

  /// Where a picture called `name` goes; empty if nothing is kept.
  std::filesystem::path picture(const std::string& name) const;

  const std::vector<Finding>& rows() const { return rows_; }

  /// Writes rows.csv; 0 if no finding failed, else 1: the program's exit status.
  int finish() const;

 private:
  void add(Finding finding);

  std::ostream& out_;
  ChapterOptions options_;
  std::vector<Finding> rows_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace minirl
