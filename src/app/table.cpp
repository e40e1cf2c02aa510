#include "app/table.hpp"

#include <algorithm>

namespace minirl::app {

std::string Table::text() const {
  std::vector<std::size_t> widths(rows_[0].size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool last = i + 1 == widths.size();
      text += rows_[r][i] + (last ? "\n" : std::string(widths[i] + 2 - rows_[r][i].size(), ' '));
    }
    if (r > 0) continue;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      text += std::string(widths[i], '-') + (i + 1 == widths.size() ? "\n" : "  ");
    }
  }
  return text;
}

}  // namespace minirl::app
