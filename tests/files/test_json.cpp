#include <doctest/doctest.h>

#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/json.hpp"

using namespace minirl;

namespace {

std::string string_in(const std::string& text) {
  const std::string name = "t.json";
  JsonScanner scanner(text, name);
  std::string value = scanner.string();
  scanner.end();
  return value;
}

std::int64_t number_in(const std::string& text) {
  const std::string name = "t.json";
  JsonScanner scanner(text, name);
  const std::int64_t value = scanner.whole_number();
  scanner.end();
  return value;
}

// The members of an object of numbers, as "a=1 b=2 ".
std::string members_in(const std::string& text) {
  const std::string name = "t.json";
  JsonScanner scanner(text, name);
  std::string members;
  scanner.object([&](const std::string& key) { members += join(key, "=", scanner.whole_number(), " "); });
  scanner.end();
  return members;
}

}  // namespace

TEST_CASE("JsonScanner: objects and arrays, blanks anywhere") {
  CHECK(members_in("{}") == "");
  CHECK(members_in(" { \"a\" : 1 ,\n\t\"b\":2}\r\n ") == "a=1 b=2 ");
  const std::string name = "t.json", text = "[ [], [1, 2] ]";
  JsonScanner scanner(text, name);
  std::vector<std::int64_t> numbers;
  scanner.array([&] { scanner.array([&] { numbers.push_back(scanner.whole_number()); }); });
  scanner.end();
  CHECK(numbers == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("JsonScanner: strings with escapes and any character of Unicode") {
  CHECK(string_in(R"("a\"\\\/\b\f\n\r\tz")") == "a\"\\/\b\f\n\r\tz");
  CHECK(string_in(R"("\u0041\u00e9\u20AC")") == "A\xC3\xA9\xE2\x82\xAC");
  CHECK(string_in(R"("\ud83d\ude00")") == "\xF0\x9F\x98\x80");
  CHECK(string_in("\"\xF0\x9F\x98\x80\"") == "\xF0\x9F\x98\x80");
  CHECK(string_in(R"("\u0000")") == std::string(1, '\0'));
}

TEST_CASE("JsonScanner: broken strings are an IoError") {
  for (const char* text : {"\"",
                           "\"abc",
                           "\"\\",
                           "\"\\\"",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\\u12g4\"",
                           "\"\\u-123\"",
                           "\"\\ud83d\"",
                           "\"\\ud83dx\"",
                           "\"\\ud83d\\u0041\"",
                           "\"\\ude00\"",
                           "\"\n\"",
                           "'a'",
                           "a",
                           "\"a\" \"b\"",
                           "",
                           "null",
                           "\"\x80\"",
                           "\"\xC0\xAF\"",
                           "\"\xED\xA0\x80\"",
                           "\"\xF4\x90\x80\x80\"",
                           "\"\xE2\x82\"",
                           "\"\xFF\""}) {
    CAPTURE(text);
    CHECK_THROWS_AS(string_in(text), IoError);
  }
}

TEST_CASE("JsonScanner: whole numbers from 0 to 2^63 - 1, nothing else") {
  CHECK(number_in(" 0 ") == 0);
  CHECK(number_in("9223372036854775807") == 9223372036854775807);
  for (const char* text : {"9223372036854775808", "99999999999999999999999999", "-1", "+1", "1.5", "1e3",
                           "01", "", "x", "0x10", "1 2", "true"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(number_in(text), IoError);
  }
}

TEST_CASE("JsonScanner: what is wrong is said with name, byte and what was expected") {
  CHECK_THROWS_WITH_AS(members_in("{\"a\":1,}"), "t.json: JSON, byte 7 of 8: expected a string, found '}'",
                       IoError);
  CHECK_THROWS_WITH_AS(members_in("{\"a\":1"), "t.json: JSON, byte 6 of 6: expected '}', found the end",
                       IoError);
  CHECK_THROWS_WITH_AS(members_in("{\"a\":1,\"a\":2}"), "t.json: JSON, byte 10: the name \"a\" stands twice",
                       IoError);
  CHECK_THROWS_AS(members_in("{\"a\" 1}"), IoError);
  CHECK_THROWS_AS(members_in("{\"a\":{\"b\":1}}"), IoError);
  CHECK_THROWS_AS(members_in("{\"a\":1}}"), IoError);
  CHECK_THROWS_AS(members_in("[1]"), IoError);
}

TEST_CASE("json_quoted: reads back as it was") {
  CHECK(json_quoted("a/b \"c\"\n\x01\x1F") == "\"a/b \\\"c\\\"\\n\\u0001\\u001f\"");
  for (const std::string text : {"", "plain", "\"\\/\b\f\n\r\t", "\xC3\xA9 \xF0\x9F\x98\x80"}) {
    CHECK(string_in(json_quoted(text)) == text);
  }
  CHECK_THROWS_AS(json_quoted("a\xFF"), ConfigError);
}

TEST_CASE("shown: the start of a text in quotes") {
  CHECK(shown("dense\n") == "\"dense\\n\"");
  CHECK(shown(std::string(1000, 'x')) == "\"" + std::string(80, 'x') + "\"...");
  CHECK(shown(std::string(79, 'x') + "\xC3\xA9") ==
        "\"" + std::string(79, 'x') + "\"...");  // not half a character
}
