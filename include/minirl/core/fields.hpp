// The fields of a Config by name: what the command line sets, and summaries and checkpoints write down.
// A Config lists them in one line: `static void fields(auto& self, auto field) { field("gamma", self.gamma);
// }`.
#pragma once
#include <array>
#include <cmath>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

/// An enum with names for its values, in their order: `constexpr std::array<const char*, 2>
/// enum_names(Kind)`.
template <class Value>
concept NamedEnum = std::is_enum_v<Value> && requires(Value v) {
  enum_names(v);
};

namespace detail {

template <class Value>
std::string field_text(const Value& value) {
  if constexpr (NamedEnum<Value>) {
    return enum_names(value).at(static_cast<std::size_t>(value));
  } else if constexpr (std::same_as<Value, bool>) {
    return value ? "true" : "false";
  } else {
    return join(value);
  }
}

/// The position of `value` among the names. Throws ConfigError with the nearest and all there are.
template <class Names>
std::size_t position_in(const Names& names, std::string_view key, std::string_view value) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (value == names[i]) return i;
  }
  throw ConfigError(unknown(join("value of ", key), value, {names.begin(), names.end()}));
}

template <class Value>
Value field_value(std::string_view key, std::string_view text) {
  if constexpr (NamedEnum<Value>) {
    return static_cast<Value>(position_in(enum_names(Value{}), key, text));
  } else if constexpr (std::same_as<Value, bool>) {
    return position_in(std::array{"false", "true"}, key, text) == 1;
  } else if constexpr (std::floating_point<Value>) {
    const double number = parse_double(text, key);
    if (!std::isfinite(number)) throw ConfigError(join(key, ": '", text, "' is not a finite number"));
    return static_cast<Value>(number);
  } else {
    const auto number = parse_int(text, key);
    if (!std::in_range<Value>(number)) throw ConfigError(join(key, ": '", text, "' is out of range"));
    return static_cast<Value>(number);
  }
}

}  // namespace detail

/// All fields as (name, value) texts, in the order of the Config; numbers in the form that reads back
/// exactly.
template <class Config>
std::vector<std::pair<std::string, std::string>> field_texts(const Config& config) {
  std::vector<std::pair<std::string, std::string>> texts;
  Config::fields(config, [&](const char* name, const auto& value) {
    texts.emplace_back(name, detail::field_text(value));
  });
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
    field = detail::field_value<Value>(key, value);
  });
  if (found) return;
  throw ConfigError(unknown("setting", key, names));
}

}  // namespace minirl
