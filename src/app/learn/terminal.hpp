// The learner's terminal: single keys and a cleared screen, or plain lines where there is none.
#pragma once
#include <string>

#include "app/learn/screen.hpp"

namespace minirl::app::learning {

class Terminal {
 public:
  /// Takes keys one by one without an echo if input and output are a terminal; puts it right at its end.
  Terminal();
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool is_interactive() const { return is_interactive_; }
  bool has_colours() const { return has_colours_; }
  /// Columns and rows now; {80, 0} where there is no terminal.
  ScreenSize size() const;

  /// The next key within so many milliseconds, or 0. Arrows are 'k' and 'j'; the end of the input is 'q'.
  /// Without a terminal a key is the first letter of a line.
  char key(int milliseconds);

  /// Replaces the screen, or prints the lines below the others.
  void show(const std::string& text) const;

 private:
  bool is_interactive_ = false, has_colours_ = false, is_at_end_ = false;
};

}  // namespace minirl::app::learning
