#include "app/learn/toolchain.hpp"

#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

void set(Toolchain& tools, std::string_view key, const std::string& value) {
  if (key == "compiler") return void(tools.compiler = value);
  if (key == "flag") return tools.flags.push_back(value);
  if (key == "link") return tools.libraries.push_back(value);
  if (key == "float.flag") return tools.in_float.flags.push_back(value);
  if (key == "float.library") return void(tools.in_float.library = value);
  if (key == "double.flag") return tools.in_double.flags.push_back(value);
  if (key == "double.library") return void(tools.in_double.library = value);
  if (key == "memory_kb") return void(tools.memory_kb = parse_int(value, key));
  if (key == "course") return void(tools.course = value);
  if (key == "workbook") return void(tools.workbook = value);
  throw ConfigError(join("unknown key '", key, "'"));
}

}  // namespace

std::vector<std::string> Toolchain::command(const std::filesystem::path& source,
                                            const std::filesystem::path& program, bool is_in_double) const {
  const Recipe& recipe = is_in_double ? in_double : in_float;
  if (is_in_double && !std::filesystem::exists(recipe.library)) {
    throw DoubleIsMissing("this exercise is checked in double; ./minirl learn builds that library once");
  }
  // The messages in English, because they are looked up in a table.
  std::vector<std::string> words{"/usr/bin/env", "LC_ALL=C", compiler};
  words.insert(words.end(), flags.begin(), flags.end());
  words.insert(words.end(), recipe.flags.begin(), recipe.flags.end());
  words.insert(words.end(), {source.string(), "-o", program.string(), recipe.library.string()});
  words.insert(words.end(), libraries.begin(), libraries.end());
  return words;
}

Toolchain parse_toolchain(std::string_view text, const std::string& name) {
  Toolchain tools;
  int number = 0;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    if (line.empty()) continue;
    const std::size_t blank = std::min(line.find(' '), line.size());
    try {
      set(tools, line.substr(0, blank), line.substr(std::min(blank + 1, line.size())));
    } catch (const ConfigError& error) {
      throw ConfigError(join(name, ", line ", number, ": ", error.what(), "; configure the build again"));
    }
  }
  return tools;
}

}  // namespace minirl::app::learning
