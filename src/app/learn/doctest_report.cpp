#include "app/learn/doctest_report.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace minirl::app::learning {
namespace {

std::string decoded(std::string_view text) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}};
  std::string out;
  while (!text.empty()) {
    const auto* entity = std::find_if(std::begin(entities), std::end(entities), [&](const auto& e) {
      return text.substr(0, e.first.size()) == e.first;
    });
    const bool is_entity = entity != std::end(entities);
    out += is_entity ? entity->second : text.front();
    text.remove_prefix(is_entity ? entity->first.size() : 1);
  }
  return out;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == text.npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \n") - begin + 1));
}

// A tag with its attributes: `TestCase name="..." line="6"`, or `/TestCase`.
struct Tag {
  std::string_view text;

  std::string_view name() const { return text.substr(0, text.find_first_of(" /", 1)); }
  std::string value(std::string_view attribute) const {
    const std::string key = " " + std::string(attribute) + "=\"";
    const std::size_t at = text.find(key);
    if (at == text.npos) return "";
    const std::size_t begin = at + key.size();
    return decoded(text.substr(begin, text.find('"', begin) - begin));
  }
  int number(std::string_view attribute) const {
    const std::string digits = value(attribute);
    int result = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
  }
};

// The '>' that ends the tag opened at `open`: inside quotes it may stand as itself.
std::size_t end_of_tag(std::string_view xml, std::size_t open) {
  bool is_quoted = false;
  for (std::size_t i = open; i < xml.size(); ++i) {
    if (xml[i] == '"') is_quoted = !is_quoted;
    if (xml[i] == '>' && !is_quoted) return i;
  }
  return xml.npos;
}

class Reader {
 public:
  DoctestReport report;

  void take(const Tag& tag, const std::string& text) {
    const std::string_view name = tag.name();
    if (name == "TestCase") begin_test(tag);
    if (name == "Expression" || name == "Message") begin_check(tag);
    if (name == "Original") check_.expression = text;
    if (name == "Expanded") check_.values = text;
    if (name == "Info" || name == "Text") check_.notes.push_back(text);
    if (name == "ExpectedException" || name == "ExpectedExceptionString") {
      check_.notes.push_back("an error was expected: " + text);
    }
    if (name == "Exception") take_exception(tag, text);
    if (name == "/Expression" || name == "/Message") end_check();
    if (name == "OverallResultsAsserts") report.checks_passed = tag.number("successes");
    if (name == "OverallResultsTestCases") report.is_complete = true;
  }

 private:
  void begin_test(const Tag& tag) {
    ++report.tests;
    report.last_test = tag.value("name");
    line_of_test_ = tag.number("line");
  }

  void begin_check(const Tag& tag) {
    check_ = {
        FailedCheck::Kind::check, report.last_test, tag.number("line"), tag.value("type"), "", "", "", {}};
    is_inside_ = true;
    // A message's type says how bad it is, an expression's which macro it was.
    counts_ = check_.macro != "WARN" && check_.macro != "WARNING";
  }

  void end_check() {
    if (counts_) report.failures.push_back(check_);
    is_inside_ = false;
  }

  void take_exception(const Tag& tag, const std::string& text) {
    // Thrown inside a check it stands in quotes and belongs to it.
    if (is_inside_) {
      const bool is_quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
      check_.exception = is_quoted ? text.substr(1, text.size() - 2) : text;
      return;
    }
    const auto kind = tag.value("crash") == "true" ? FailedCheck::Kind::crash : FailedCheck::Kind::exception;
    report.failures.push_back({kind, report.last_test, line_of_test_, "", "", "", text, {}});
  }

  FailedCheck check_;
  bool is_inside_ = false, counts_ = true;
  int line_of_test_ = 0;
};

}  // namespace

DoctestReport read_report(std::string_view xml) {
  Reader reader;
  for (std::size_t open = xml.find('<'); open < xml.size();) {
    const std::size_t close = end_of_tag(xml, open);
    if (close == xml.npos) break;
    const std::size_t next = std::min(xml.find('<', close), xml.size());
    reader.take({xml.substr(open + 1, close - open - 1)},
                trimmed(decoded(xml.substr(close + 1, next - close - 1))));
    open = next;
  }
  return reader.report;
}

}  // namespace minirl::app::learning
