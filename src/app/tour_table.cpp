#include "app/tour_table.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

constexpr std::size_t columns = 6, gap = 2;
constexpr std::size_t longest_chapter = 15;  // a title may take two lines
constexpr std::size_t narrow = 90;           // characters below which there is no room for columns
using Cells = std::array<std::string, columns>;
using Widths = std::array<std::size_t, columns>;

std::string painted(Verdict verdict, const std::string& text, Colours colours) {
  if (colours == Colours::off || verdict == Verdict::none) return text;
  return join(verdict == Verdict::ok ? "\x1b[32m" : "\x1b[31;1m", text, "\x1b[0m");
}

// The text in lines of at most `width` characters, broken at blanks where possible.
std::vector<std::string> wrapped(std::string text, std::size_t width) {
  std::vector<std::string> lines;
  while (text.size() > width) {
    const std::size_t blank = text.rfind(' ', width);
    const bool has_blank = blank != std::string::npos && blank > 0;
    lines.push_back(text.substr(0, has_blank ? blank : width));
    text.erase(0, has_blank ? blank + 1 : width);
  }
  lines.push_back(text);
  return lines;
}

std::vector<Cells> all_cells(const std::vector<ChapterResult>& chapters) {
  std::vector<Cells> cells{{"chapter", "what", "notebook", "minirl", "seconds", "verdict"}};
  for (const ChapterResult& chapter : chapters) {
    std::string title = chapter.chapter;  // once, in its first row
    for (const Finding& f : chapter.rows) {
      cells.push_back(
          {std::exchange(title, ""), f.what, f.notebook, f.minirl, fixed(f.seconds, 2), to_text(f.verdict)});
    }
  }
  return cells;
}

// As wide as the longest cells, then the widest column shrinks until all fit.
Widths fitted(const std::vector<Cells>& rows, std::size_t width) {
  Widths widths{};
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  widths[0] = std::min(widths[0], longest_chapter);
  std::size_t total = gap * (columns - 1);
  for (const std::size_t w : widths) total += w;
  for (; total > width; --total) --*std::max_element(widths.begin(), widths.end());
  return widths;
}

std::string row_text(const Cells& row, const Widths& widths, Colours colours) {
  std::array<std::vector<std::string>, columns> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < columns; ++i) {
    lines[i] = wrapped(row[i], widths[i]);
    height = std::max(height, lines[i].size());
  }
  const Verdict verdict = row.back() == "ok"       ? Verdict::ok
                          : row.back() == "failed" ? Verdict::failed
                                                   : Verdict::none;
  std::string text;
  for (std::size_t k = 0; k < height; ++k) {
    std::string line;
    for (std::size_t i = 0; i + 1 < columns; ++i) {
      std::string cell = k < lines[i].size() ? lines[i][k] : "";
      const std::string padding(widths[i] - cell.size(), ' ');
      const bool is_seconds = i == 4;
      line += (is_seconds ? padding + cell : cell + padding) + std::string(gap, ' ');
    }
    if (k == 0) line += painted(verdict, row.back(), colours);
    text += line.erase(line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string in_columns(const std::vector<ChapterResult>& chapters, std::size_t width, Colours colours) {
  const std::vector<Cells> rows = all_cells(chapters);
  const Widths widths = fitted(rows, width);
  Cells rule;
  for (std::size_t i = 0; i < columns; ++i) rule[i].assign(widths[i], '-');
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const bool new_chapter = r > 1 && !rows[r][0].empty();
    text += (new_chapter ? "\n" : "") + row_text(rows[r], widths, colours);
    if (r == 0) text += row_text(rule, widths, colours);
  }
  return text;
}

std::string as_blocks(const std::vector<ChapterResult>& chapters, std::size_t width, Colours colours) {
  constexpr std::size_t indent = 11;
  const std::size_t room = std::max(width, indent + 20) - indent;
  std::string text;
  const auto add = [&](const std::string& label, std::size_t label_width, const std::string& content) {
    std::string before = label + std::string(indent - label_width, ' ');
    for (const std::string& line : wrapped(content, room)) {
      text += std::exchange(before, std::string(indent, ' ')) + line + "\n";
    }
  };
  for (const ChapterResult& chapter : chapters) {
    text += (text.empty() ? "" : "\n") + chapter.chapter + "\n";
    for (const Finding& f : chapter.rows) {
      const std::string verdict = to_text(f.verdict);
      add("  " + painted(f.verdict, verdict, colours), 2 + verdict.size(), f.what);
      if (f.notebook != "-") add("  notebook", 10, f.notebook);
      add("  minirl", 8, join(f.minirl, " (", fixed(f.seconds, 2), " s)"));
    }
  }
  return text;
}

}  // namespace

std::string tour_table(const std::vector<ChapterResult>& chapters, int width, Colours colours) {
  const auto room = static_cast<std::size_t>(std::max(width, 1));
  return room < narrow ? as_blocks(chapters, room, colours) : in_columns(chapters, room, colours);
}

int output_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  const char* given = std::getenv("COLUMNS");
  const int asked = given == nullptr ? 0 : std::atoi(given);
  return asked > 0 ? asked : 120;
}

Colours output_colours() {
  return isatty(STDOUT_FILENO) && std::getenv("NO_COLOR") == nullptr ? Colours::on : Colours::off;
}

}  // namespace minirl::app
