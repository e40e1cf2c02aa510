#include "app/learn/terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

namespace minirl::app::learning {
namespace {

void set_line_mode(bool is_on) {
  termios mode;
  if (::tcgetattr(STDIN_FILENO, &mode) != 0) return;
  constexpr tcflag_t by_line = ICANON | ECHO;
  mode.c_lflag = is_on ? mode.c_lflag | by_line : mode.c_lflag & ~by_line;
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  ::tcsetattr(STDIN_FILENO, TCSANOW, &mode);
}

bool is_there(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool has_input(int milliseconds) {
  pollfd waiting{STDIN_FILENO, POLLIN, 0};
  return ::poll(&waiting, 1, milliseconds) > 0;
}

// One byte, or nothing at the end.
bool read_byte(char& byte) { return ::read(STDIN_FILENO, &byte, 1) == 1; }

// What follows an escape: the arrows move, everything else is nobody's key.
char rest_of_escape() {
  char byte = 0, last = 0;
  while (has_input(5) && read_byte(byte)) last = byte;
  return last == 'A' ? 'k' : last == 'B' ? 'j' : '\0';
}

}  // namespace

Terminal::Terminal() {
  const char* kind = std::getenv("TERM");
  const bool is_dumb = kind == nullptr || std::string_view(kind) == "dumb";
  is_interactive_ = ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0 && !is_dumb;
  has_colours_ = is_interactive_ && !is_there("NO_COLOR");
  if (is_interactive_) set_line_mode(false);
}

Terminal::~Terminal() {
  if (is_interactive_) set_line_mode(true);
}

ScreenSize Terminal::size() const {
  winsize window{};
  if (!is_interactive_ || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0)
    return {80, 0};
  return {window.ws_col, window.ws_row};
}

char Terminal::key(int milliseconds) {
  if (is_at_end_) return 'q';
  if (!has_input(milliseconds)) return '\0';
  char byte = 0;
  if (!read_byte(byte)) {
    is_at_end_ = true;
    return 'q';
  }
  if (byte == '\033') return rest_of_escape();
  if (is_interactive_) return byte;
  for (char rest = byte; rest != '\n' && read_byte(rest);) {
  }
  return byte;
}

void Terminal::show(const std::string& text) const {
  if (is_interactive_) std::cout << "\033[H\033[2J\033[3J";
  std::cout << text << (is_interactive_ ? "" : "\n") << std::flush;
}

}  // namespace minirl::app::learning
