// The command line of one verb: its options declared once, parsed strictly, and explained by --help.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "minirl/core/errors.hpp"

namespace minirl::app {

/// A mistake on the command line: the program explains and ends with status 2.
struct UsageError : ConfigError {
  using ConfigError::ConfigError;
};

/// One option of a verb. Without a value name it is a switch.
struct Option {
  std::string name;   // "--steps"
  std::string value;  // "N", or "" for a switch
  std::string about;  // "environment steps of training"
};

/// What a verb takes: `train AGENT --env ID ...`.
struct Usage {
  std::string verb;                     // "train"
  std::string operands{};               // "AGENT", or ""
  std::string about;                    // one sentence
  std::vector<Option> options{};        // in the order of --help
  std::size_t least = 0, most = 0;      // number of operands
  std::vector<std::string> examples{};  // whole command lines

  std::string text() const;  ///< what --help prints
};

class Arguments {
 public:
  /// Throws UsageError for an unknown option (naming the nearest), a missing value, too many or too few
  /// operands.
  Arguments(const Usage& usage, const std::vector<std::string>& words);

  bool wants_help() const { return help_; }
  const std::vector<std::string>& operands() const { return operands_; }

  bool has(std::string_view option) const;
  /// The option's last value, or `otherwise`.
  std::string value(std::string_view option, const std::string& otherwise = "") const;
  /// All values of an option that may be repeated.
  std::vector<std::string> values(std::string_view option) const;
  /// As a number from 1 to `most`; UsageError otherwise.
  std::int64_t count(std::string_view option, std::int64_t otherwise, std::int64_t most) const;
  /// As a positive number; UsageError otherwise.
  double positive(std::string_view option, double otherwise) const;
  /// As a seed.
  std::uint64_t seed(std::string_view option, std::uint64_t otherwise) const;

 private:
  bool help_ = false;
  std::vector<std::string> operands_;
  std::vector<std::pair<std::string, std::string>> given_;
};

}  // namespace minirl::app
