// JSON, as far as files of this project need it: a scanner that takes a text apart, and quoting.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace minirl {

/// Takes a JSON text apart piece by piece, in the form that its caller expects. It never nests deeper than
/// the caller does. Everything else is an IoError with the text's name, the byte, and what was expected.
class JsonScanner {
 public:
  /// `name` stands for the text in errors. Both must outlive the scanner.
  JsonScanner(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  /// An object: calls member(key) for each key, which then takes the value. A key that stands twice is an
  /// error.
  void object(const std::function<void(const std::string& key)>& member);
  /// An array: calls element() for each element, which takes it.
  void array(const std::function<void()>& element);
  /// A string, its escapes decoded, in valid UTF-8.
  std::string string();
  /// A whole number from 0 to 2^63 - 1, in digits only.
  std::int64_t whole_number();
  /// Nothing but blanks may follow.
  void end();

 private:
  void skip_blanks();
  bool take(char expected);
  void expect(char expected);
  void escape(std::string& out);
  std::uint32_t four_hex_digits();
  [[noreturn]] void fail(std::string_view expected) const;

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
};

/// `text` as a JSON string: in quotes, with escapes where JSON needs them. Throws ConfigError if it is not
/// UTF-8.
std::string json_quoted(std::string_view text);

/// The start of `text` in quotes, for a message: never longer than a line, and on one line.
std::string shown(std::string_view text);

/// The number of bytes of `text` that are valid UTF-8 from its start: all of them, or where it goes wrong.
std::size_t valid_utf8(std::string_view text);

}  // namespace minirl
