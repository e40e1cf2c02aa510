#include "minirl/files/json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&out](std::uint32_t bits) { out += static_cast<char>(bits); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0 | code >> 6);
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3F));
  } else {
    byte(0xF0 | code >> 18);
    byte(0x80 | (code >> 12 & 0x3F));
    byte(0x80 | (code >> 6 & 0x3F));
  }
  byte(0x80 | (code & 0x3F));
}

// The length of the character that begins with `first`, and the range of its second byte, which excludes
// overlong forms, surrogates and what lies beyond U+10FFFF. The Unicode Standard, table 3-7.
struct Utf8Form {
  std::size_t length;  // 0: no character begins like this
  unsigned low = 0x80, high = 0xBF;
};

Utf8Form utf8_form(unsigned first) {
  if (first < 0x80) return {1};
  if (first < 0xC2) return {0};
  if (first < 0xE0) return {2};
  if (first < 0xF0) return {3, first == 0xE0 ? 0xA0u : 0x80u, first == 0xED ? 0x9Fu : 0xBFu};
  if (first < 0xF5) return {4, first == 0xF0 ? 0x90u : 0x80u, first == 0xF4 ? 0x8Fu : 0xBFu};
  return {0};
}

// The short escapes: what follows the backslash, and what it stands for.
constexpr std::string_view escape_letters = "\"\\/bfnrt", escaped = "\"\\/\b\f\n\r\t";

}  // namespace

std::size_t valid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[at + i]); };
    const Utf8Form form = utf8_form(byte(0));
    if (form.length == 0 || at + form.length > text.size()) return at;
    for (std::size_t i = 1; i < form.length; ++i) {
      const bool second = i == 1;
      if (byte(i) < (second ? form.low : 0x80) || byte(i) > (second ? form.high : 0xBF)) return at;
    }
    at += form.length;
  }
  return at;
}

std::string json_quoted(std::string_view text) {
  const std::size_t valid = valid_utf8(text);
  if (valid < text.size()) throw ConfigError(join("json_quoted: byte ", valid, " is not UTF-8"));
  std::string out = "\"";
  for (const char c : text) {
    const std::size_t letter = c == '/' ? std::string_view::npos : escaped.find(c);
    if (letter != std::string_view::npos) {
      out += '\\';
      out += escape_letters[letter];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += c < 0x10 ? "\\u000" : "\\u001";
      out += "0123456789abcdef"[c & 0xF];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string shown(std::string_view text) {
  constexpr std::size_t enough = 80;
  const std::string_view start = text.substr(0, enough);
  return json_quoted(start.substr(0, valid_utf8(start))) + (text.size() > enough ? "..." : "");
}

void JsonScanner::object(const std::function<void(const std::string&)>& member) {
  std::set<std::string> seen;
  expect('{');
  if (take('}')) return;
  do {
    const auto [key, is_new] = seen.insert(string());
    if (!is_new)
      throw IoError(join(name_, ": JSON, byte ", at_, ": the name ", shown(*key), " stands twice"));
    expect(':');
    member(*key);
  } while (take(','));
  expect('}');
}

void JsonScanner::array(const std::function<void()>& element) {
  expect('[');
  if (take(']')) return;
  do element();
  while (take(','));
  expect(']');
}

std::string JsonScanner::string() {
  skip_blanks();
  if (!take('"')) fail("a string");
  const std::size_t began = at_;
  std::string out;
  for (;;) {
    if (at_ == text_.size()) fail("the quote that ends a string");
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) < 0x20) fail("an escape instead of a control character");
    ++at_;
    if (c == '"') break;
    if (c == '\\') {
      escape(out);
    } else {
      out += c;
    }
  }
  const std::string_view raw = text_.substr(began, at_ - began);
  if (const std::size_t valid = valid_utf8(raw); valid < raw.size()) {
    at_ = began + valid;
    fail("UTF-8");
  }
  return out;
}

void JsonScanner::escape(std::string& out) {
  const char letter = at_ < text_.size() ? text_[at_] : '\0';
  if (const std::size_t known = escape_letters.find(letter); known != std::string_view::npos) {
    ++at_;
    out += escaped[known];
    return;
  }
  if (letter != 'u') fail("one of \"\\/bfnrtu after a backslash");
  ++at_;
  const std::uint32_t unit = four_hex_digits();
  if (unit < 0xD800 || unit > 0xDFFF) return append_utf8(out, unit);
  // Beyond U+FFFF, JSON writes two escapes: a high surrogate and a low one.
  if (unit > 0xDBFF || text_.substr(at_, 2) != "\\u") fail("a pair of surrogates");
  at_ += 2;
  const std::uint32_t low = four_hex_digits();
  if (low < 0xDC00 || low > 0xDFFF) fail("a low surrogate");
  append_utf8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
}

std::uint32_t JsonScanner::four_hex_digits() {
  const std::string_view digits = text_.substr(at_, 4);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() < 4 || error != std::errc{} || end != digits.data() + 4) fail("four hexadecimal digits");
  at_ += 4;
  return value;
}

std::int64_t JsonScanner::whole_number() {
  skip_blanks();
  const std::string_view rest = text_.substr(at_);
  const std::string_view digits = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty()) fail("a whole number from 0");
  if (error != std::errc{}) fail("a number below 2^63");
  if (digits.size() > 1 && digits[0] == '0') fail("a number without leading zeros");
  at_ += digits.size();
  if (at_ < text_.size() && std::string_view(".eE").find(text_[at_]) != std::string_view::npos) {
    fail("a whole number");
  }
  return value;
}

void JsonScanner::end() {
  skip_blanks();
  if (at_ < text_.size()) fail("the end");
}

void JsonScanner::skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

bool JsonScanner::take(char expected) {
  skip_blanks();
  if (at_ == text_.size() || text_[at_] != expected) return false;
  ++at_;
  return true;
}

void JsonScanner::expect(char expected) {
  const char wanted[] = {'\'', expected, '\'', '\0'};
  if (!take(expected)) fail(wanted);
}

void JsonScanner::fail(std::string_view expected) const {
  std::string found = "the end";
  if (at_ < text_.size()) {
    const char c = text_[at_];
    found = c > ' ' && c <= '~' ? join("'", c, "'") : join("byte ", int{static_cast<unsigned char>(c)});
  }
  throw IoError(
      join(name_, ": JSON, byte ", at_, " of ", text_.size(), ": expected ", expected, ", found ", found));
}

}  // namespace minirl
