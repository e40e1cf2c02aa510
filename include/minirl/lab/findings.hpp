// Findings: what a chapter's program measured, next to what the notebook said. Printed as it comes, and kept
// for the tour.
#pragma once
#include <chrono>
#include <filesystem>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace minirl {

/// How a result is judged: as what it has to be, as wrong, or not at all.
enum class Verdict { ok, failed, none };

std::string to_text(Verdict verdict);  ///< "ok", "failed", "-"

/// One row of the tour's table.
struct Finding {
  std::string what;      // "angle policy, mean of 1000 episodes"
  std::string notebook;  // what the notebook printed, or "-"
  std::string minirl;    // what came out here
  double seconds = 0;    // wall time since the finding before
  Verdict verdict = Verdict::none;
};

/// Where a report shows a picture: with its chapter, or at the very top, as what one has to see.
enum class Place { chapter, cover };

/// A picture that was kept.
struct KeptPicture {
  std::string file;     // "learning_curve.svg", beside the list of pictures
  std::string caption;  // one or two sentences
  Place place = Place::chapter;
};

/// Numbers as NumPy prints an array: `[-22 -40.5 0.04207708]`, at most `decimals` digits after the point.
std::string array_text(std::span<const double> values, int decimals = 8);

class Findings {
 public:
  /// Results go to `out` as text, one line each, and with all pictures to the folder `kept_in`, which is made
  /// if it is missing; an empty path keeps nothing. Throws IoError if the folder cannot be written.
  Findings(std::ostream& out, std::string chapter, std::filesystem::path kept_in);

  /// A result that must equal what the notebook printed.
  void same(const std::string& what, const std::string& notebook, const std::string& minirl);
  /// A result that is right if `ok`.
  void judged(const std::string& what, const std::string& notebook, const std::string& minirl, bool ok);
  /// A result without a verdict.
  void noted(const std::string& what, const std::string& notebook, const std::string& minirl);

  /// Keeps the bytes of an SVG, PNG or GIF file. Throws ConfigError for a name that is no plain file name of
  /// that kind, IoError if it cannot be written.
  void picture(const KeptPicture& picture, std::string_view bytes);

  const std::vector<Finding>& rows() const { return rows_; }

  /// Writes rows.csv and pictures.csv; 0 if no finding failed, else 1: the program's exit status.
  int finish() const;

 private:
  void add(Finding finding);

  std::ostream& out_;
  std::string chapter_;
  std::filesystem::path folder_;
  std::vector<Finding> rows_;
  std::vector<KeptPicture> pictures_;
  std::chrono::steady_clock::time_point last_;
};

/// What finish() left in a folder.
struct ChapterResult {
  std::string chapter;  // "04 REINFORCE"
  std::vector<Finding> rows;
  std::vector<KeptPicture> pictures;
};

/// Reads it again. Throws IoError if a file is missing or not as finish() writes it.
ChapterResult read_findings(const std::filesystem::path& folder);

}  // namespace minirl
