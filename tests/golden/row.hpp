// A row of a reference file: its cells as numbers, and their comparison with what the library computed.
#pragma once
#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "golden/golden.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/csv.hpp"

namespace minirl::golden {

/// The type a list is read and compared in: double, std::uint64_t or std::int64_t.
template <class Number>
using Wide =
    std::conditional_t<std::floating_point<Number>, double,
                       std::conditional_t<std::unsigned_integral<Number>, std::uint64_t, std::int64_t>>;

/// One number; IoError or ConfigError naming `what`. Floats are hexadecimal, whole numbers decimal.
template <class Number>
Number parse_number(std::string_view text, std::string_view what) {
  if constexpr (std::is_same_v<Number, double>) {
    return parse_hexfloat(text, what);
  } else if constexpr (std::is_same_v<Number, std::uint64_t>) {
    return parse_uint64(text, what);
  } else {
    return parse_int(text, what);
  }
}

/// A whole number that fits an int; IoError or ConfigError naming `what`.
inline int parse_small(std::string_view text, std::string_view what) {
  const std::int64_t value = parse_int(text, what);
  if (std::in_range<int>(value)) return static_cast<int>(value);
  throw IoError(join(what, ": ", value, " is too large"));
}

/// The numbers of a list separated by single blanks; none in an empty text.
inline std::vector<std::string> list_of(std::string_view text) {
  return text.empty() ? std::vector<std::string>{} : split(text, ' ');
}

template <class Number>
bool same_value(Number expected, Number got) {
  if constexpr (std::is_same_v<Number, double>) {
    if (std::isnan(expected) && std::isnan(got)) return true;
    return std::bit_cast<std::uint64_t>(expected) == std::bit_cast<std::uint64_t>(got);
  } else {
    return expected == got;
  }
}

// Whether they are the same float or next to each other.
inline bool are_near_floats(double expected, double got) {
  const auto e = static_cast<float>(expected), g = static_cast<float>(got);
  return e == g || std::nextafter(e, g) == g;
}

class Row {
 public:
  Row(const Csv& csv, std::size_t index) : csv_(csv), index_(index) {}

  std::string place() const { return csv_.place(index_); }
  std::string_view text(std::string_view column) const { return csv_.cell(index_, csv_.column(column)); }
  std::uint64_t word(std::string_view column) const { return parse_uint64(text(column), column); }

  template <class Number>
  std::vector<Number> numbers(std::string_view column) const {
    std::vector<Number> values;
    for (const std::string& item : list_of(text(column)))
      values.push_back(parse_number<Number>(item, column));
    return values;
  }

  /// The one number of a cell.
  template <class Number>
  Number number(std::string_view column) const {
    return parse_number<Number>(text(column), column);
  }

  /// From now on a float may also be a neighbour of the expected one.
  void allow_next_float(bool allowed) { allows_next_float_ = allowed; }

  /// Compares a cell with a computed list, or number, bit by bit.
  template <class Number>
  void expect(std::string_view column, const std::vector<Number>& got) {
    const auto expected = numbers<Wide<Number>>(column);
    if (expected.size() != got.size()) {
      return differs(join(column, ": expected ", expected.size(), " values, got ", got.size()));
    }
    for (std::size_t i = 0; i < got.size(); ++i) {
      const auto value = static_cast<Wide<Number>>(got[i]);
      if (same_value(expected[i], value)) continue;
      if constexpr (std::floating_point<Number>) {
        if (allows_next_float_ && are_near_floats(expected[i], value)) continue;
      }
      const std::string which = got.size() > 1 ? join(" [", i, "]") : "";
      return differs(join(column, which, ": expected ", expected[i], ", got ", value));
    }
  }
  template <class Number>
  requires std::is_arithmetic_v<Number>
  void expect(std::string_view column, Number got) { expect(column, std::vector<Number>{got}); }

  /// Notes a difference: the row fails, whatever else is compared.
  void differs(const std::string& what) { differences_ += (differences_.empty() ? "" : "; ") + what; }

  void count_in(Tally& tally) const {
    if (differences_.empty()) {
      ++tally.passed;
    } else {
      tally.fail(join(place(), ": ", differences_));
    }
  }

 private:
  const Csv& csv_;
  std::size_t index_;
  std::string differences_;
  bool allows_next_float_ = false;
};

/// Calls `read`. What it cannot read, or what the library refuses, is malformed data: an IoError with the
/// place.
template <class Read>
auto read_at(const Row& row, Read read) {
  try {
    return read();
  } catch (const Error& error) {
    throw IoError(join(row.place(), ": ", error.what()));
  }
}

/// Runs `check` on a row and counts its outcome; malformed data is an IoError with its place.
template <class Check>
void check_row(const Csv& csv, std::size_t index, Tally& tally, Check check) {
  Row row(csv, index);
  read_at(row, [&] { check(row); });
  row.count_in(tally);
}

template <class Check>
void check_rows(const Csv& csv, Tally& tally, Check check) {
  for (std::size_t i = 0; i < csv.rows(); ++i) check_row(csv, i, tally, check);
}

}  // namespace minirl::golden
