#include "minirl/files/csv.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <limits>
#include <system_error>

#include "minirl/core/errors.hpp"
#include "minirl/files/atomic_file.hpp"

namespace minirl {
namespace {

// Reads the cells of a text one by one.
class Scanner {
 public:
  Scanner(std::string_view text, const std::string& name) : left_(text), name_(name) {}

  bool at_end() const { return left_.empty(); }
  std::size_t line() const { return line_; }

  /// Appends the next cell to `out`; true if it was the last one of its row.
  bool next(std::string& out) {
    if (left_.starts_with('"')) {
      quoted(out);
    } else {
      const std::string_view cell = left_.substr(0, std::min(left_.find_first_of(",\r\n"), left_.size()));
      if (cell.find('"') != std::string_view::npos)
        fail("a quote inside a cell that does not begin with one");
      out += cell;
      left_.remove_prefix(cell.size());
    }
    if (skip(",")) return false;
    if (skip("\r\n") || skip("\n")) {
      ++line_;
      return true;
    }
    if (!left_.empty()) fail("neither a comma nor the end of the line after a cell");
    return true;
  }

 private:
  // Takes the text up to the closing quote; two quotes stand for one.
  void quoted(std::string& out) {
    const std::size_t began = line_;
    left_.remove_prefix(1);
    for (;;) {
      const std::size_t quote = left_.find('"');
      if (quote == std::string_view::npos) {
        line_ = began;
        fail("a quote is opened and never closed");
      }
      const std::string_view part = left_.substr(0, quote);
      out += part;
      line_ += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
      left_.remove_prefix(quote + 1);
      if (!skip("\"")) return;
      out += '"';
    }
  }

  bool skip(std::string_view expected) {
    if (!left_.starts_with(expected)) return false;
    left_.remove_prefix(expected.size());
    return true;
  }

  [[noreturn]] void fail(const char* reason) const {
    throw IoError(join(name_, " line ", line_, ": ", reason));
  }

  std::string_view left_;
  const std::string& name_;
  std::size_t line_ = 1;
};

std::vector<std::string> read_header(Scanner& scanner, const std::string& name) {
  if (scanner.at_end())
    throw IoError(join(name, ": the file is empty, a CSV file begins with a header line"));
  std::vector<std::string> header;
  for (bool last = false; !last;) last = scanner.next(header.emplace_back());
  for (auto column = header.begin(); column != header.end(); ++column) {
    if (std::find(header.begin(), column, *column) == column) continue;
    throw IoError(join(name, ": column '", *column, "' stands twice in the header"));
  }
  return header;
}

std::string in_quotes_if_needed(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char character : cell) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

[[noreturn]] void fail_to_write(const std::filesystem::path& path) {
  throw IoError(join("cannot write ", path.string(), ": ", std::generic_category().message(errno)));
}

}  // namespace

Csv Csv::read(const std::filesystem::path& path) { return parse(read_file(path), path.string()); }

Csv Csv::parse(std::string_view text, std::string name) {
  Csv csv;
  csv.name_ = std::move(name);
  Scanner scanner(text, csv.name_);
  csv.header_ = read_header(scanner, csv.name_);
  csv.text_.reserve(text.size());
  while (!scanner.at_end()) {
    csv.lines_.push_back(scanner.line());
    std::size_t count = 0;
    for (bool last = false; !last; ++count) {
      last = scanner.next(csv.text_);
      csv.ends_.push_back(csv.text_.size());
    }
    if (count == csv.header_.size()) continue;
    throw IoError(
        join(csv.place(csv.rows() - 1), ": the row has ", count, " cells, the header ", csv.header_.size()));
  }
  return csv;
}

std::size_t Csv::column(std::string_view column_name) const {
  const auto found = std::find(header_.begin(), header_.end(), column_name);
  if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
  throw IoError(
      join(name_, ": there is no column '", column_name, "'; there are ", listed(header_, " and ")));
}

std::string_view Csv::cell(std::size_t row, std::size_t column) const {
  if (row >= rows() || column >= header_.size()) {
    throw ShapeError(join(name_, ": there is no cell (", row, ", ", column, "), the table has ", rows(),
                          " rows of ", header_.size(), " columns"));
  }
  const std::size_t at = row * header_.size() + column;
  const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
  return std::string_view(text_).substr(begin, ends_[at] - begin);
}

std::string Csv::place(std::size_t row) const { return join(name_, " line ", lines_[row]); }

double parse_hexfloat(std::string_view text, std::string_view what) {
  using Limits = std::numeric_limits<double>;
  const bool negative = text.starts_with('-');
  const std::string_view magnitude = text.substr(negative ? 1 : 0);
  if (magnitude == "inf") return negative ? -Limits::infinity() : Limits::infinity();
  if (text == "nan") return Limits::quiet_NaN();
  const bool prefixed =
      magnitude.starts_with("0x") && magnitude.find_first_of("pP") != std::string_view::npos;
  const std::string_view digits = magnitude.substr(prefixed ? 2 : 0);
  double value = 0;
  const auto [end, error] =
      real_from_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::hex);
  if (!prefixed || digits.starts_with('-') || error != std::errc{} || end != digits.data() + digits.size()) {
    throw IoError(join(what, ": '", text, "' is not a hexadecimal floating-point number like 0x1.8p-3"));
  }
  return negative ? -value : value;
}

CsvWriter::CsvWriter(std::filesystem::path path, const std::vector<std::string>& header)
    : path_(std::move(path)), file_(path_, std::ios::binary | std::ios::trunc), columns_(header.size()) {
  if (header.empty()) throw ConfigError(join("CsvWriter: ", path_.string(), " needs at least one column"));
  if (!file_) fail_to_write(path_);
  write(header);
}

CsvWriter::CsvWriter(const std::filesystem::path& path, std::ofstream file, std::size_t columns)
    : path_(path), file_(std::move(file)), columns_(columns) {
  if (!file_) fail_to_write(path_);
}

CsvWriter CsvWriter::append(const std::filesystem::path& path, const std::vector<std::string>& header) {
  const std::vector<std::string> found = Csv::read(path).header();
  if (found != header) {
    throw IoError(join(path.string(), ": its columns are ", listed(found, " and "), ", expected ",
                       listed(header, " and ")));
  }
  return CsvWriter(path, std::ofstream(path, std::ios::binary | std::ios::app), header.size());
}

void CsvWriter::write(const std::vector<std::string>& cells) {
  if (cells.size() != columns_) {
    throw ShapeError(
        join("CsvWriter: ", path_.string(), " has ", columns_, " columns, the row has ", cells.size()));
  }
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    line += in_quotes_if_needed(cells[i]);
  }
  line += '\n';
  file_ << line;
  if (!file_) fail_to_write(path_);
}

void CsvWriter::flush() {
  file_.flush();
  if (!file_) fail_to_write(path_);
}

}  // namespace minirl
