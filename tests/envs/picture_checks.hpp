// Finding things in a picture by their colour.
#pragma once
#include <doctest/doctest.h>

#include "minirl/draw/canvas.hpp"

namespace minirl {

/// The middle of all pixels of exactly this colour; fails the test if there is none.
inline Point middle_of(const Canvas& canvas, Colour colour) {
  Point sum;
  int count = 0;
  for (int y = 0; y < canvas.height(); ++y) {
    for (int x = 0; x < canvas.width(); ++x) {
      if (!(canvas.pixel(x, y) == colour)) continue;
      sum = {sum.x + x + 0.5, sum.y + y + 0.5};
      ++count;
    }
  }
  REQUIRE(count > 0);
  return {sum.x / count, sum.y / count};
}

/// Whether a pixel of exactly this colour is there.
inline bool shows(const Canvas& canvas, Colour colour) {
  for (int y = 0; y < canvas.height(); ++y) {
    for (int x = 0; x < canvas.width(); ++x) {
      if (canvas.pixel(x, y) == colour) return true;
    }
  }
  return false;
}

/// What a world paints on a canvas of this size.
template <class E>
Canvas picture_of(const E& env, int width = 480, int height = 320) {
  Canvas canvas(width, height, {1, 2, 3});
  env.draw(canvas);
  return canvas;
}

/// Draws on canvases of odd sizes; fails unless each is painted over.
template <class E>
void check_every_canvas(const E& env) {
  for (const auto& [width, height] : {std::pair{1, 1}, {600, 400}, {3, 500}, {500, 3}}) {
    CHECK_FALSE(picture_of(env, width, height).pixel(0, 0) == Colour{1, 2, 3});
  }
}

}  // namespace minirl
