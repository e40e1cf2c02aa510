#include "minirl/lab/run_chapter.hpp"

#include <exception>
#include <iostream>

#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

constexpr const char* usage = "[--out DIR] [--quick] [--preset NAME]";

void check_preset(const std::string& name, const std::vector<std::string>& presets) {
  for (const std::string& known : presets) {
    if (known == name) return;
  }
  if (presets.empty()) throw NoPresetsError(join("--preset ", name, ": this chapter has no presets"));
  throw ConfigError(unknown("preset", name, presets));
}

}  // namespace

ChapterOptions chapter_options(int count, const char* const* words, const std::vector<std::string>& presets) {
  ChapterOptions options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--quick") {
      options.quick = true;
      continue;
    }
    if (word != "--out" && word != "--preset") throw ConfigError(join("unknown word '", word, "'; ", usage));
    if (++i == count || *words[i] == '\0') throw ConfigError(join(word, " needs a value; ", usage));
    if (word == "--out") options.out = words[i];
    if (word == "--preset") options.preset = words[i];
  }
  if (!options.preset.empty()) check_preset(options.preset, presets);
  return options;
}

int run_chapter(int count, const char* const* words, const Chapter& chapter) {
  const auto complain = [&](const std::exception& error) {
    std::cerr << "chapter " << chapter.title << ": " << error.what() << '\n';
  };
  try {
    const FlushDenormals guard;
    const ChapterOptions options = chapter_options(count, words, chapter.presets);
    Findings findings(std::cout, chapter.title, options.out);
    chapter.run(findings, options);
    return findings.finish();
  } catch (const NoPresetsError& error) {
    complain(error);
    return status_without_presets;
  } catch (const std::exception& error) {
    complain(error);
    return 2;
  }
}

}  // namespace minirl
