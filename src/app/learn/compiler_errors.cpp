#include "app/learn/compiler_errors.hpp"

#include <charconv>
#include <span>
#include <vector>

#include "app/learn/common_mistakes.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

// One line of the output that names a place: `file:12:5: error: text`.
struct Entry {
  std::string file;
  int line = 0;
  std::string kind;  // "error", "warning", "note"; "required" for the stations of a template
  std::string text;
};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// What follows the place: "error: text", "required from here".
void set_text(Entry& entry, std::string_view rest) {
  for (const std::string_view kind : {"fatal error", "error", "warning", "note"}) {
    if (!starts_with(rest, kind) || rest.substr(kind.size(), 2) != ": ") continue;
    entry.kind = kind == "fatal error" ? "error" : kind;
    entry.text = rest.substr(kind.size() + 2);
    return;
  }
  if (rest.find("required") != rest.npos) entry.kind = "required";
}

std::optional<Entry> parsed(std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (colon == line.npos) return {};
  // "file:12:5" or "file:12"; from the right, because a path may hold colons.
  std::vector<std::string> parts = split(line.substr(0, colon), ':');
  std::vector<int> numbers;
  while (parts.size() > 1 && numbers.size() < 2) {
    int number = 0;
    const std::string& last = parts.back();
    const auto end = std::from_chars(last.data(), last.data() + last.size(), number);
    if (last.empty() || end.ptr != last.data() + last.size()) break;
    numbers.push_back(number);
    parts.pop_back();
  }
  if (numbers.empty()) return {};
  Entry entry;
  for (const std::string& part : parts) entry.file += (entry.file.empty() ? "" : ":") + part;
  entry.line = numbers.back();
  std::string_view rest = line.substr(colon + 2);
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  set_text(entry, rest);
  return entry;
}

// What clang leaves unsaid: an open quote is only its warning, and at an 'else' it says "expected
// expression". `shown` are the source line and the line with the caret that follow the message.
void say_more(Entry& entry, std::span<const std::string> shown) {
  if (starts_with(entry.text, "missing terminating")) entry.kind = "error";
  if (entry.text != "expected expression" || shown.size() < 2) return;
  const std::size_t caret = std::min(shown[1].find('^'), shown[0].size());
  if (starts_with(std::string_view(shown[0]).substr(caret), "else")) entry.text += " before 'else'";
}

std::vector<Entry> entries_of(std::string_view output) {
  std::vector<Entry> entries;
  const std::vector<std::string> lines = split(output, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto entry = parsed(lines[i]);
    if (!entry || entry->kind.empty()) continue;
    say_more(*entry, std::span(lines).subspan(i + 1));
    entries.push_back(*std::move(entry));
  }
  return entries;
}

// The line of the learner's file that led to the error at `at`: g++ tells the way before it, clang after it.
int line_behind(const std::vector<Entry>& entries, std::size_t at, const std::string& file) {
  int line = 0;
  for (std::size_t i = at; i-- > 0 && entries[i].kind == "required";) {
    if (entries[i].file == file && line == 0) line = entries[i].line;
  }
  for (std::size_t i = at + 1; line == 0 && i < entries.size(); ++i) {
    if (entries[i].kind == "error") break;
    if (entries[i].file == file && entries[i].text.find("requested here") != std::string::npos) {
      line = entries[i].line;
    }
  }
  return line;
}

std::optional<Diagnostic> linker_error(std::string_view output) {
  for (const std::string& line : split(output, '\n')) {
    for (const std::string_view sign :
         {"undefined reference to", "undefined symbol:", "multiple definition of", "duplicate symbol:"}) {
      const std::size_t at = line.find(sign);
      if (at != line.npos) return Diagnostic{0, line.substr(at)};
    }
  }
  return {};
}

}  // namespace

std::optional<Diagnostic> first_error(std::string_view output, const std::string& file) {
  const std::vector<Entry> entries = entries_of(output);
  std::optional<Diagnostic> first;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].kind != "error") continue;
    if (entries[i].file == file) return Diagnostic{entries[i].line, entries[i].text};
    const int line = line_behind(entries, i, file);
    if (line != 0) return Diagnostic{line, entries[i].text};
    if (!first) first = Diagnostic{0, entries[i].text};
  }
  return first ? first : linker_error(output);
}

std::optional<Diagnostic> first_warning(std::string_view output, const std::string& file) {
  std::optional<Diagnostic> first;
  for (const Entry& entry : entries_of(output)) {
    if (entry.kind != "warning" || entry.file != file) continue;
    const bool explains_most = entry.text.find("[-Wreturn-type]") != std::string::npos;
    if (!first || explains_most) first = Diagnostic{entry.line, entry.text};
    if (explains_most) break;
  }
  return first;
}

std::string in_plain_words(const Diagnostic& diagnostic) {
  const std::string place = diagnostic.line > 0 ? join("line ", diagnostic.line, ": ") : "";
  const std::string sentence = plain_sentence(diagnostic.message);
  if (sentence.empty()) return place + "the compiler says: " + diagnostic.message;
  return join(place, sentence, "\n(the compiler says: ", diagnostic.message, ")");
}

}  // namespace minirl::app::learning
