#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <set>
#include <string>

#include "minirl/core/errors.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/tensor/frame.hpp"

using namespace minirl;

namespace {

constexpr Colour white{255, 255, 255}, black{0, 0, 0}, red{200, 0, 0};

// The ink on a white canvas in whole pixels, half a pixel of half grey counting as a quarter.
double ink(const Canvas& canvas) {
  double sum = 0;
  for (const auto byte : canvas.bytes()) sum += 255 - byte;
  return sum / (255 * 3);
}

}  // namespace

TEST_CASE("canvas: extents and pixels are checked") {
  CHECK_THROWS_WITH_AS(Canvas(0, 5), "canvas: 0 x 5 pixels; give extents from 1 to 16384", ConfigError);
  CHECK_THROWS_AS(Canvas(1, 16385), ConfigError);
  const Canvas canvas(3, 2, red);
  CHECK(canvas.bytes().size() == 18);
  CHECK(canvas.pixel(2, 1) == red);
  CHECK_THROWS_AS(canvas.pixel(3, 0), ShapeError);
  CHECK_THROWS_AS(canvas.pixel(0, -1), ShapeError);
}

TEST_CASE("canvas: a rectangle on whole pixels is crisp, whichever corners are given") {
  for (const auto& [a, b] : {std::pair{Point{1, 1}, Point{3, 4}}, std::pair{Point{3, 1}, Point{1, 4}}}) {
    Canvas canvas(5, 5);
    canvas.rectangle(a, b, black);
    for (int y = 0; y < 5; ++y) {
      for (int x = 0; x < 5; ++x) {
        CHECK(canvas.pixel(x, y) == (x >= 1 && x < 3 && y >= 1 && y < 4 ? black : white));
      }
    }
  }
}

TEST_CASE("canvas: part of a pixel is part of the colour") {
  Canvas canvas(3, 1);
  canvas.rectangle({0.5, 0}, {1.25, 1}, black);
  CHECK(canvas.pixel(0, 0) == Colour{128, 128, 128});  // half of it
  CHECK(canvas.pixel(1, 0) == Colour{191, 191, 191});  // a quarter
  CHECK(canvas.pixel(2, 0) == white);
  canvas.fill(white);
  canvas.rectangle({0, 0.5}, {1, 7}, black);
  CHECK(canvas.pixel(0, 0) == Colour{128, 128, 128});
}

TEST_CASE("canvas: shapes have their area") {
  const auto area = [](auto draw) {
    Canvas canvas(100, 100);
    draw(canvas);
    return ink(canvas);
  };
  const double pi = 3.14159265358979;
  CHECK(area([](Canvas& c) {
          c.circle({50.3, 49.6}, 30, black);
        }) == doctest::Approx(pi * 900).epsilon(0.002));
  CHECK(
      area([](Canvas& c) {
        c.line({20, 30}, {80, 75}, 6, black);
      }) ==
      doctest::Approx(75 * 6 + pi * 9).epsilon(0.005));  // 3-4-5: the length is 75; round ends make a circle
  CHECK(area([](Canvas& c) {
          c.line({50, 50}, {50, 50}, 20, black);
        }) == doctest::Approx(pi * 100).epsilon(0.005));
  const std::array triangle{Point{10, 10}, Point{90, 20}, Point{40, 80}};
  CHECK(area([&](Canvas& c) { c.polygon(triangle, black); }) == doctest::Approx(2650).epsilon(0.002));
  // Shaft 40 x 4 with a round end behind, head a triangle of 20 x 20.
  CHECK(area([](Canvas& c) {
          c.arrow({20, 50}, {80, 50}, 4, black);
        }) == doctest::Approx(40 * 4 + pi * 2 + 200).epsilon(0.01));
}

TEST_CASE("canvas: shapes are clipped, and what is outside leaves no trace") {
  Canvas canvas(20, 10);
  canvas.circle({-30, 5}, 10, black);
  canvas.rectangle({20, 0}, {40, 10}, black);
  canvas.rectangle({3, -9}, {4, 0}, black);
  canvas.line({-5, 30}, {50, 30}, 3, black);
  canvas.text({-7, 2}, "A", black);
  canvas.text({2, 10}, "A", black);
  CHECK(ink(canvas) == 0);
  canvas.rectangle({-1e9, -1e9}, {1e9, 1e9}, red);
  CHECK(canvas.pixel(0, 0) == red);
  CHECK(canvas.pixel(19, 9) == red);
  canvas.fill(white);
  canvas.line({-1e8, 5}, {1e8, 5}, 2, black);
  CHECK(ink(canvas) == 40);
}

TEST_CASE("canvas: a shape that is not finite is not drawn, a huge or negative one does no harm") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  Canvas canvas(20, 10);
  for (const double bad : {nan, inf, -inf}) {
    canvas.rectangle({bad, 0}, {10, 10}, black);
    canvas.line({1, bad}, {10, 10}, 2, black);
    canvas.line({1, 1}, {10, 10}, bad, black);
    canvas.circle({5, 5}, bad, black);
    canvas.circle({bad, 5}, 3, black);
    canvas.polygon(std::array{Point{0, 0}, Point{bad, 5}, Point{5, 5}}, black);
    canvas.arrow({bad, 5}, {5, 5}, 3, black);
    canvas.text({bad, 0}, "hello", black);
  }
  canvas.polygon({}, black);
  canvas.circle({5, 5}, -3, black);
  canvas.line({1, 1}, {15, 8}, -4, black);
  canvas.arrow({1, 1}, {15, 8}, -4, black);
  CHECK(ink(canvas) == 0);
  for (const double huge : {1e18, -1e18, 1.7e308, -1.7e308}) {
    canvas.rectangle({huge, 0}, {10, huge}, black);
    canvas.line({huge, huge}, {10, -huge}, 2, black);
    canvas.circle({huge, 5}, huge, black);
    canvas.polygon(std::array{Point{0, 0}, Point{huge, 5}, Point{-huge, huge}}, black);
    canvas.arrow({huge, 5}, {5, -huge}, 3, black);
    canvas.text({huge, 0}, "hello", black, 1000000);
  }
}

TEST_CASE("canvas: every printable character has a glyph of its own") {
  std::set<std::string> seen;
  for (char character = ' '; character <= '~'; ++character) {
    Canvas canvas(6, 9);
    canvas.text({0, 0}, std::string(1, character), black);
    CHECK_MESSAGE((ink(canvas) > 0) == (character != ' '), character);
    CHECK(ink(canvas) < 25);
    seen.emplace(canvas.bytes().begin(), canvas.bytes().end());
  }
  CHECK(seen.size() == 95);
  Canvas box(6, 9), other(6, 9);
  box.text({0, 0}, "\x7f", black);
  other.text({0, 0}, "\xe9", black);  // not ASCII
  CHECK(ink(box) == 20);
  CHECK(ink(other) == 20);
}

TEST_CASE("canvas: text stands where it is put, and scales") {
  Canvas canvas(40, 30);
  canvas.text({2.4, 3.5}, "|", black);  // the middle column, rounded to (2, 4)
  CHECK(canvas.pixel(4, 4) == black);
  CHECK(canvas.pixel(4, 11) == black);
  CHECK(canvas.pixel(4, 12) == white);
  CHECK(ink(canvas) == 8);
  canvas.fill(white);
  canvas.text({0, 0}, "||", black, 3);
  CHECK(ink(canvas) == 2 * 8 * 9);
  CHECK(canvas.pixel(6 * 3 + 2 * 3, 0) == black);
  CHECK(text_width("") == 0);
  CHECK(text_width("ab", 3) == 33);
  CHECK_THROWS_AS(canvas.text({0, 0}, "a", black, 0), ConfigError);
}

TEST_CASE("canvas: a picture of bytes is as large as fits, in the middle") {
  Frame frame(1, 2, 3);
  frame(0, 0, 0) = 200;  // a red pixel, then a black one
  Canvas canvas(6, 5);
  canvas.picture(frame);
  for (int y = 0; y < 5; ++y) {
    const bool is_inside = 1 <= y && y < 4;
    CHECK(canvas.pixel(2, y) == (is_inside ? red : white));
    CHECK(canvas.pixel(3, y) == (is_inside ? black : white));
  }
  Canvas narrow(3, 1);  // the frame is 2 x 1 there: the first pixel is red
  narrow.picture(frame);
  CHECK(narrow.pixel(0, 0) == red);
  CHECK(narrow.pixel(1, 0) == black);
  CHECK(narrow.pixel(2, 0) == white);
}

TEST_CASE("canvas: a smaller pixel of a picture is the mean of what it covers") {
  Frame frame(2, 3, 1);
  for (int i = 0; i < 6; ++i) frame.bytes()[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(10 * i);
  Canvas point(1, 1);
  point.picture(frame);
  CHECK(point.pixel(0, 0) == Colour{25, 25, 25});  // (0 + 10 + 20 + 30 + 40 + 50) / 6
  Canvas two(2, 1);                                // each pixel covers one and a half columns
  two.picture(frame);
  CHECK(two.pixel(0, 0) == Colour{18, 18, 18});  // (0 + 10 / 2 + 30 + 40 / 2) / 3 = 18.3
  CHECK(two.pixel(1, 0) == Colour{32, 32, 32});  // 31.7
  CHECK_THROWS_WITH_AS(two.picture(Frame(1, 1, 4)),
                       "canvas: Frame 1 x 1 x 4 is no picture; it needs 1 channel or 3", ShapeError);
  CHECK_THROWS_AS(two.picture(Frame()), ShapeError);
}
