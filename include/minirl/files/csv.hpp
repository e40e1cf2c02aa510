// CSV files: one header line, one row a line, cells between commas (RFC 4180: quotes only where a cell needs
// them).
#pragma once
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "minirl/core/text.hpp"

namespace minirl {

/// A CSV file in memory: the names of its columns and its cells as texts.
class Csv {
 public:
  /// Reads and checks the whole file. IoError with file, line and counts if a row has other than the header's
  /// number of cells, a quote is never closed, a name stands twice, or the file is missing, empty or
  /// unreadable.
  static Csv read(const std::filesystem::path& path);

  /// The same from a text; `name` stands for the file in errors.
  static Csv parse(std::string_view text, std::string name);

  const std::string& name() const { return name_; }
  const std::vector<std::string>& header() const { return header_; }
  std::size_t rows() const { return lines_.size(); }

  /// The place of the column called `column_name`; IoError that names the columns there are.
  std::size_t column(std::string_view column_name) const;

  /// The text of a cell, valid as long as this table; row 0 follows the header. ShapeError out of range.
  std::string_view cell(std::size_t row, std::size_t column) const;

  /// "file.csv line 12", where that row begins, for messages.
  std::string place(std::size_t row) const;

 private:
  std::string name_;
  std::vector<std::string> header_;
  std::string text_;                // all cells, one after another, without quotes
  std::vector<std::size_t> ends_;   // where each cell ends in text_, row by row
  std::vector<std::size_t> lines_;  // line of the file on which each row begins, from 1
};

/// A floating-point number in C's hexadecimal form ("-0x1.8p-3", "inf", "-inf", "nan"), which is exact. The
/// whole of `text`, or IoError naming `what`.
double parse_hexfloat(std::string_view text, std::string_view what);

/// Writes a CSV file row by row. Numbers take their shortest form that reads back exactly. Call flush() at
/// the end: a destructor cannot report that the disk was full.
class CsvWriter {
 public:
  /// Replaces the file by one with this header. IoError with path and reason.
  CsvWriter(std::filesystem::path path, const std::vector<std::string>& header);

  /// Goes on with a file of that header whose last line is whole. IoError if it is another one.
  static CsvWriter append(const std::filesystem::path& path, const std::vector<std::string>& header);

  /// One row: `writer.row(episode, total_reward, "ok")`. ShapeError if there are not as many cells as
  /// columns.
  template <class... Cells>
  void row(const Cells&... cells) {
    write({join(cells)...});
  }

  /// One row of texts.
  void write(const std::vector<std::string>& cells);

  /// Hands everything written so far to the system. IoError if that failed, e.g. because the disk is full.
  void flush();

 private:
  CsvWriter(const std::filesystem::path& path, std::ofstream file, std::size_t columns);

  std::filesystem::path path_;
  std::ofstream file_;
  std::size_t columns_;
};

}  // namespace minirl
