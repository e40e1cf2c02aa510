// run_chapter: what every chapter's program shares, so that its own file holds the lesson only.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/lab/findings.hpp"

namespace minirl {

/// The command line of a chapter's program.
struct ChapterOptions {
  std::filesystem::path out;  // --out DIR: rows and pictures are kept there; empty: nothing is
  bool quick = false;         // --quick: less work, where there is much
  std::string preset;         // --preset NAME: only what these settings do; empty: all that the chapter shows

  /// Whether the part of the chapter that belongs to a preset is wanted.
  bool wants(const std::string& name) const { return preset.empty() || preset == name; }
};

/// A preset is asked for, but the chapter has no presets.
struct NoPresetsError : ConfigError {
  using ConfigError::ConfigError;
};
inline constexpr int status_without_presets = 3;  // how a program ends then

struct Chapter {
  std::string title;                   // "04 REINFORCE"
  std::vector<std::string> presets{};  // that --preset knows
  void (*run)(Findings& findings, const ChapterOptions& options) = nullptr;
};

/// Reads the command line. Throws ConfigError for an unknown word or a preset that is not among `presets`,
/// NoPresetsError if there are none.
ChapterOptions chapter_options(int count, const char* const* words, const std::vector<std::string>& presets);

/// The body of `main`: reads the command line, flushes denormals, runs the chapter, prints. Returns the exit
/// status: 0 all well, 1 a finding failed, 2 an error, which it prints to standard error, 3 if a preset is
/// asked for and the chapter has none.
int run_chapter(int count, const char* const* words, const Chapter& chapter);

}  // namespace minirl
