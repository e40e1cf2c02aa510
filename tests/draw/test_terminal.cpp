#include <doctest/doctest.h>

#include <string>

#include "minirl/core/errors.hpp"
#include "minirl/draw/terminal.hpp"

using namespace minirl;

TEST_CASE("terminal_picture: upper pixel in front, lower pixel behind, colours sent when they change") {
  Canvas canvas(2, 3, {1, 2, 3});
  canvas.rectangle({1, 1}, {2, 2}, {9, 8, 7});
  const std::string block = "\u2580";
  CHECK(terminal_picture(canvas, 2) == "\x1b[38;2;1;2;3m\x1b[48;2;1;2;3m" + block + "\x1b[48;2;9;8;7m" +
                                           block + "\x1b[0m\n\x1b[38;2;1;2;3m" + block + block + "\x1b[0m\n");
}

TEST_CASE("terminal_picture: scaling down takes the mean, scaling up repeats") {
  Canvas canvas(4, 2, {0, 0, 0});
  canvas.rectangle({1, 0}, {2, 2}, {255, 255, 255});
  CHECK(terminal_picture(canvas, 2) == "\x1b[38;2;128;128;128m\u2580\x1b[38;2;0;0;0m\u2580\x1b[0m\n");
  const std::string pixel = terminal_picture(Canvas(1, 1, {5, 5, 5}), 2);
  CHECK(pixel == "\x1b[38;2;5;5;5m\x1b[48;2;5;5;5m\u2580\u2580\x1b[0m\n");
  CHECK(terminal_picture(Canvas(1000, 1), 3).find('\n') != std::string::npos);  // at least one line
}

TEST_CASE("terminal_picture: columns are checked") {
  CHECK_THROWS_AS(terminal_picture(Canvas(1, 1), 0), ConfigError);
  CHECK_THROWS_AS(terminal_picture(Canvas(1, 1), 1001), ConfigError);
}
