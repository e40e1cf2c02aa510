// A compiler's output, reduced to the place in the learner's own file that it is about.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace minirl::app::learning {

struct Diagnostic {
  int line = 0;         // in the learner's file; 0 if the message names no line of it, as a linker's
  std::string message;  // the compiler's words, without place and kind
};

/// The first error. Inside a template of the library it is placed at the learner's line that asked for it.
/// Nothing if the output has no error.
std::optional<Diagnostic> first_error(std::string_view output, const std::string& file);

/// The first warning in the learner's file; a missing return comes before all others.
std::optional<Diagnostic> first_warning(std::string_view output, const std::string& file);

/// "line 12: a ';' is missing ... (the compiler says: expected ';' before 'return')".
std::string in_plain_words(const Diagnostic& diagnostic);

}  // namespace minirl::app::learning
