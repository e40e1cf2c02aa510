// The watch: judges the exercise at hand whenever its file is saved, and answers keys.
#pragma once
#include "app/learn/session.hpp"
#include "app/learn/terminal.hpp"

namespace minirl::app::learning {

/// Goes on until `q`, the end of the input or Ctrl-C; returns the exit status. It never moves to the next
/// exercise by itself. Throws DoubleIsMissing when the exercise at hand needs that library.
int watch(Session& session, Terminal& terminal);

}  // namespace minirl::app::learning
