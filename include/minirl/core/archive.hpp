// Archive: the whole state of a value under names, so that a run can stop and go on with the same bits.
//
// A value shows its state in one function, which serves both ways, writing down and putting back:
//   void archive(Archive& a) { a("rng", rng_), a("velocity", velocity_), a("episodes", episodes_); }
//   Archive saved;   cart.archive(saved);              // what it is now, in saved.arrays()
//   Archive again(saved.arrays(), "memory");   other.archive(again);   // other is what cart was
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "minirl/core/text.hpp"

namespace minirl {

/// Numbers under a name, as a file keeps them: little-endian, row-major.
struct ArchivedArray {
  enum class Type { f32, f64, i64, u64, u8 };
  std::string name;
  Type type = Type::f64;
  std::vector<std::int64_t> extents;  // none: a single number
  std::string bytes;

  bool operator==(const ArchivedArray&) const = default;
};

class Archive;

/// A value that has `void archive(Archive&)`.
template <class Value>
concept Archivable = requires(Value& value, Archive& a) {
  value.archive(a);
};

class Archive {
 public:
  /// An empty one, which writes down what it is shown.
  Archive() = default;
  /// One that puts back what was written down; `source` stands for it in errors. Throws IoError for an array
  /// whose bytes are not as many as its extents ask for.
  Archive(std::vector<ArchivedArray> arrays, std::string source);

  bool is_loading() const { return loading_; }
  const std::string& source() const { return source_; }

  /// Writes `value` down, or puts it back: numbers, texts, lists of them, and all that is Archivable or has
  /// an `archive_value(Archive&, std::string_view name, Value&)`. Loading throws IoError naming what is
  /// missing or of another type or length.
  template <class Value>
  void operator()(std::string_view name, Value& value);

  /// An array of whatever shape: its extents and bytes are written down, or those of the archive come back.
  void array(std::string_view name, ArchivedArray::Type type, std::vector<std::int64_t>& extents,
             std::string& bytes);

  /// What was written down, in the order of their names.
  std::vector<ArchivedArray> arrays() const;
  /// Throws IoError if something in the archive was not asked for.
  void expect_no_more() const;
  /// For values that must keep to bounds: throws IoError with `what` if one that came back does not.
  void expect(bool makes_sense, std::string_view name, std::string_view what) const;

 private:
  template <class Number>
  void numbers(std::string_view name, Number* first, std::size_t count, bool single);
  template <class List>
  void list(std::string_view name, List& values);
  template <class Inner>
  void inside(std::string_view name, const Inner& inner);
  const ArchivedArray* find(std::string_view name) const;
  void check_size(std::size_t size) const;
  [[noreturn]] void refuse(std::string_view name, const ArchivedArray& found,
                           const ArchivedArray& expected) const;

  std::map<std::string, ArchivedArray> arrays_;
  std::string source_ = "archive";
  std::string prefix_;  // "env."
  bool loading_ = false;
};

// ---- How single values and lists become arrays

namespace detail {

// Whole numbers are kept in 64 bits, bytes and flags as bytes.
template <class Number>
using Archived = std::conditional_t<
    std::is_floating_point_v<Number>, Number,
    std::conditional_t<sizeof(Number) == 1, std::uint8_t,
                       std::conditional_t<std::is_unsigned_v<Number>, std::uint64_t, std::int64_t>>>;

template <class Kept>
constexpr ArchivedArray::Type archived_type() {
  using Type = ArchivedArray::Type;
  if constexpr (std::is_same_v<Kept, float>) return Type::f32;
  if constexpr (std::is_same_v<Kept, double>) return Type::f64;
  if constexpr (std::is_same_v<Kept, std::uint8_t>) return Type::u8;
  if constexpr (std::is_same_v<Kept, std::uint64_t>) return Type::u64;
  return Type::i64;
}

template <class Value>
concept Number = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;

template <class Value>
struct IsOptional : std::false_type {};
template <class Value>
struct IsOptional<std::optional<Value>> : std::true_type {};

}  // namespace detail

template <class Value>
void Archive::operator()(std::string_view name, Value& value) {
  if constexpr (Archivable<Value>) {
    inside(name, [&] { value.archive(*this); });
  } else if constexpr (requires { archive_value(*this, name, value); }) {
    archive_value(*this, name, value);
  } else if constexpr (detail::Number<Value>) {
    numbers(name, &value, 1, true);
  } else if constexpr (detail::IsOptional<Value>::value) {
    inside(name, [&] {
      bool there = value.has_value();
      (*this)("there", there);
      if (is_loading()) value = there ? Value(std::in_place) : std::nullopt;
      if (there) (*this)("value", *value);
    });
  } else {
    list(name, value);
  }
}

template <class Inner>
void Archive::inside(std::string_view name, const Inner& inner) {
  const std::size_t length = prefix_.size();
  prefix_ += join(name, '.');
  inner();
  prefix_.resize(length);
}

template <class List>
void Archive::list(std::string_view name, List& values) {
  using Element = std::remove_cvref_t<decltype(values[0])>;
  static_assert(!std::is_same_v<List, std::vector<bool>>, "keep flags as bytes");
  constexpr bool can_grow = std::is_default_constructible_v<Element> && requires { values.resize(1); };
  if constexpr (!detail::Number<Element>) {
    inside(name, [&] {
      std::size_t size = std::size(values);
      (*this)("size", size);
      if constexpr (can_grow) {
        check_size(size);
        values.resize(size);
      } else {
        expect(size == std::size(values), "size", join("is ", size, ", expected ", std::size(values)));
      }
      for (std::size_t i = 0; i < std::size(values); ++i) (*this)(std::to_string(i), values[i]);
    });
  } else if constexpr (requires { std::data(values); }) {
    const ArchivedArray* found = can_grow && is_loading() ? find(name) : nullptr;
    if constexpr (can_grow) {
      if (found != nullptr && found->extents.size() == 1)
        values.resize(static_cast<std::size_t>(found->extents[0]));
    }
    numbers(name, std::data(values), std::size(values), false);
  } else {  // numbers that do not lie one beside the other, as in a deque
    std::vector<Element> copy(values.begin(), values.end());
    list(name, copy);
    if (is_loading()) values.assign(copy.begin(), copy.end());
  }
}

template <class Number>
void Archive::numbers(std::string_view name, Number* first, std::size_t count, bool single) {
  using Kept = detail::Archived<Number>;
  ArchivedArray kept;
  kept.type = detail::archived_type<Kept>();
  if (!single) kept.extents.push_back(static_cast<std::int64_t>(count));
  kept.bytes.resize(count * sizeof(Kept));
  if (is_loading()) {
    const ArchivedArray expected = kept;
    array(name, kept.type, kept.extents, kept.bytes);
    if (kept.extents != expected.extents) refuse(name, kept, expected);
  }
  for (std::size_t i = 0; i < count; ++i) {
    char* const at = kept.bytes.data() + i * sizeof(Kept);
    Kept number = static_cast<Kept>(first[i]);
    if (!is_loading()) {
      std::memcpy(at, &number, sizeof(Kept));
      continue;
    }
    std::memcpy(&number, at, sizeof(Kept));
    first[i] = static_cast<Number>(number);
  }
  if (!is_loading()) array(name, kept.type, kept.extents, kept.bytes);
}

}  // namespace minirl
