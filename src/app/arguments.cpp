#include "app/arguments.hpp"

#include <algorithm>

#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

std::string option_text(const Option& o) { return o.value.empty() ? o.name : o.name + " " + o.value; }

const Option& find_option(const Usage& usage, const std::string& name) {
  std::vector<std::string> names{"--help"};
  for (const Option& o : usage.options) {
    if (o.name == name) return o;
    names.push_back(o.name);
  }
  throw UsageError(join(usage.verb, ": ", unknown("option", name, names)));
}

}  // namespace

std::string Usage::text() const {
  std::string text = join("./minirl ", verb, operands.empty() ? "" : " " + operands,
                          options.empty() ? "" : " [options]", "\n  ", about, "\n");
  std::size_t width = 6;
  for (const Option& o : options) width = std::max(width, option_text(o).size());
  if (!options.empty()) text += "\n";
  for (const Option& o : options) {
    const std::string name = option_text(o);
    text += "  " + name + std::string(width + 2 - name.size(), ' ') + o.about + "\n";
  }
  if (!examples.empty()) text += "\nExamples\n";
  for (const std::string& example : examples) text += "  ./minirl " + example + "\n";
  return text;
}

Arguments::Arguments(const Usage& usage, const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = words[i];
    if (word == "--help" || word == "-h") {
      help_ = true;
      return;
    }
    if (word.size() < 2 || word[0] != '-') {
      operands_.push_back(word);
      continue;
    }
    const auto equals = word.find('=');
    std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    word = word.substr(0, equals);
    const Option& option = find_option(usage, word);
    if (option.value.empty() && equals != std::string::npos) {
      throw UsageError(join(usage.verb, ": ", word, " takes no value"));
    }
    if (!option.value.empty() && equals == std::string::npos) {
      if (i + 1 == words.size())
        throw UsageError(join(usage.verb, ": ", word, " needs a value, ", option_text(option)));
      value = words[++i];
    }
    given_.emplace_back(word, value);
  }
  if (operands_.size() < usage.least || operands_.size() > usage.most) {
    const std::string extra =
        operands_.size() > usage.most ? "; '" + operands_[usage.most] + "' is too many" : "";
    throw UsageError(join(usage.verb, ": expects ", usage.operands.empty() ? "no operands" : usage.operands,
                          extra, ". See ./minirl ", usage.verb, " --help"));
  }
}

bool Arguments::has(std::string_view option) const {
  return std::any_of(given_.begin(), given_.end(), [&](const auto& pair) { return pair.first == option; });
}

std::string Arguments::value(std::string_view option, const std::string& otherwise) const {
  const auto all = values(option);
  return all.empty() ? otherwise : all.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  std::vector<std::string> found;
  for (const auto& [name, value] : given_) {
    if (name == option) found.push_back(value);
  }
  return found;
}

std::int64_t Arguments::count(std::string_view option, std::int64_t otherwise, std::int64_t most) const {
  if (!has(option)) return otherwise;
  const std::int64_t n = parse_int(value(option), option);
  if (n < 1 || n > most) throw UsageError(join(option, ": ", n, " does not lie from 1 to ", most));
  return n;
}

double Arguments::positive(std::string_view option, double otherwise) const {
  if (!has(option)) return otherwise;
  const double number = parse_double(value(option), option);
  if (!(number > 0 && number < 1e12))
    throw UsageError(join(option, ": ", number, " is not a positive number"));
  return number;
}

std::uint64_t Arguments::seed(std::string_view option, std::uint64_t otherwise) const {
  return has(option) ? parse_uint64(value(option), option) : otherwise;
}

}  // namespace minirl::app
