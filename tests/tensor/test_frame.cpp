#include <doctest/doctest.h>

#include <array>

#include "minirl/core/errors.hpp"
#include "minirl/tensor/frame.hpp"

using namespace minirl;

TEST_CASE("Frame: bytes stand row by row, channel by channel") {
  Frame frame(2, 3, 2);
  CHECK(frame.size() == 12);
  frame(1, 2, 0) = 7;
  CHECK(frame.bytes()[10] == 7);
  CHECK(frame(1, 2, 0) == 7);
  CHECK(to_text(frame) == "Frame 2 x 3 x 2");
}

TEST_CASE("Frame: a copy is another picture") {
  const Frame frame(1, 1, 3, 9);
  Frame copy = frame;
  CHECK(copy == frame);
  copy(0, 0, 1) = 1;
  CHECK(frame(0, 0, 1) == 9);
  CHECK_FALSE(copy == frame);
  CHECK_FALSE(Frame(1, 3, 1, 9) == frame);
}

TEST_CASE("Frame: places and extents that do not exist") {
  CHECK_THROWS_WITH_AS(Frame(2, 2, 1)(2, 0, 0), "Frame: (2, 0, 0) is not in Frame 2 x 2 x 1", ShapeError);
  CHECK_THROWS_AS(Frame(2, 2, 1)(0, 0, -1), ShapeError);
  CHECK_THROWS_WITH_AS(Frame(0, 2, 1),
                       "Frame: 0 x 2 x 1 bytes; each extent is at least 1 and their product an int",
                       ShapeError);
  CHECK_THROWS_AS(Frame(100'000, 100'000, 1), ShapeError);
  CHECK(Frame().size() == 0);
}

TEST_CASE("to_tensor: bytes become numbers from 0 to 1, or by another scale") {
  Frame frame(1, 2, 1);
  frame(0, 1, 0) = 255;
  CHECK(to_tensor(frame).shape() == Shape{1, 2, 1});
  CHECK(to_tensor(frame)(0, 1, 0) == 1);
  CHECK(to_tensor(frame, 2)(0, 1, 0) == 510);
}

TEST_CASE("Frame: from bytes, and copied over one of another size") {
  const std::array<std::uint8_t, 6> bytes{1, 2, 3, 4, 5, 6};
  const Frame frame(1, 2, 3, bytes);
  CHECK(frame(0, 1, 2) == 6);
  for (Frame target : {Frame(), Frame(2, 1, 3, 9), Frame(4, 4, 1, 9)}) {
    target = frame;
    CHECK(target == frame);
  }
  CHECK(Frame(Frame()) == Frame());
  CHECK_THROWS_WITH_AS(Frame(1, 2, 2, bytes), "Frame: 6 bytes are not Frame 1 x 2 x 2", ShapeError);
}
