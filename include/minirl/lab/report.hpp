// Report: results as one HTML file that carries its pictures and opens anywhere, without a network.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "minirl/lab/findings.hpp"

namespace minirl {

/// A table of results in groups, each under a heading of its own. Every row has a cell for each column.
struct ReportTable {
  struct Row {
    std::vector<std::string> cells;
    Verdict verdict = Verdict::none;  // of the row, shown by the colour of its last cell
  };
  struct Group {
    std::string title;
    std::vector<Row> rows;
  };
  std::vector<std::string> header;
  std::vector<Group> groups;
};

struct ReportFigure {
  std::string file;     // its ending says what it is: .svg, .png or .gif
  std::string caption;  // plain text
  std::string bytes;
};

/// Built part by part, from top to bottom. All texts are plain text: whatever stands in them is shown as it
/// is.
class Report {
 public:
  explicit Report(const std::string& title);

  void heading(std::string_view text);
  void paragraph(std::string_view text);
  /// Lines as on a terminal: a command, the end of a log.
  void lines(std::string_view text);
  /// Throws ShapeError if a row has not a cell for each column.
  void table(const ReportTable& table);
  /// Pictures beside each other as far as there is room. Throws IoError for an unknown kind, and for an SVG
  /// that is more than a drawing.
  void figures(const std::vector<ReportFigure>& figures);

  /// The whole page.
  std::string html() const;

 private:
  std::string title_;
  std::string body_;
};

}  // namespace minirl
