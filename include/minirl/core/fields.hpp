// The fields of a Config by name: what the command line sets, and summaries and checkpoints write down.
// A Config lists them in one line: `static void fields(auto& self, auto field) { field("gamma", self.gamma);
// }`.
#pragma once
#include <cmath>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

/// All fields as (name, value) texts, in the order of the Config; numbers in the form that reads back
/// exactly.
template <class Config>
std::vector<std::pair<std::string, std::string>> field_texts(const Config& config) {
  std::vector<std::pair<std::string, std::string>> texts;
  Config::fields(config, [&](const char* name, const auto& value) { texts.emplace_back(name, join(value)); });
  return texts;
}

/// Sets the field called `key` from a text. Throws ConfigError for an unknown key (naming the nearest and all
/// there are) or a value that is not of the field's kind.
template <class Config>
void set_field(Config& config, std::string_view key, std::string_view value) {
  bool found = false;
  std::vector<std::string> names;
  Config::fields(config, [&]<class Value>(const char* name, Value& field) {
    names.emplace_back(name);
    if (key != name) return;
    found = true;
    if constexpr (std::floating_point<Value>) {
      const double number = parse_double(value, key);
      if (!std::isfinite(number)) throw ConfigError(join(key, ": '", value, "' is not a finite number"));
      field = static_cast<Value>(number);
    } else {
      const auto number = parse_int(value, key);
      if (!std::in_range<Value>(number)) throw ConfigError(join(key, ": '", value, "' is out of range"));
      field = static_cast<Value>(number);
    }
  });
  if (found) return;
  throw ConfigError(unknown("setting", key, names));
}

}  // namespace minirl
