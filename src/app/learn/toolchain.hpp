// How an exercise is compiled: what the build has written down about its compiler, flags and libraries.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/learn/limited_child.hpp"
#include "minirl/core/errors.hpp"

namespace minirl::app::learning {

/// The library in double is wanted and not built: the program ends with status 3, the launcher builds it.
struct DoubleIsMissing : Error {
  using Error::Error;
};

/// One scalar's way to compile and link.
struct Recipe {
  std::vector<std::string> flags;  // definitions and include folders
  std::filesystem::path library;
};

struct Toolchain {
  std::string compiler;
  std::vector<std::string> flags;      // for every exercise
  std::vector<std::string> libraries;  // after the library, for every exercise
  Recipe in_float, in_double;
  std::int64_t memory_kb = 0;      // limit for the exercise's program, 0 for none
  std::filesystem::path course;    // tutorials/
  std::filesystem::path workbook;  // workbook/

  /// The words that compile and link `source` to `program`. Throws DoubleIsMissing.
  std::vector<std::string> command(const std::filesystem::path& source, const std::filesystem::path& program,
                                   bool is_in_double) const;
};

/// Reads lines "key value"; a key may stand several times. Throws ConfigError for an unknown key, naming
/// `name`.
Toolchain parse_toolchain(std::string_view text, const std::string& name);

}  // namespace minirl::app::learning
