// A table of texts with aligned columns.
#pragma once
#include <string>
#include <vector>

namespace minirl::app {

class Table {
 public:
  explicit Table(std::vector<std::string> header) : rows_{std::move(header)} {}

  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  /// One line a row, columns two blanks apart, a rule under the header.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace minirl::app
