#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "files/deflate.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/files/png.hpp"

using namespace minirl;

namespace {

using Bytes = std::vector<std::uint8_t>;

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes.at(at + i));
  return value;
}

// Reads a block of deflate's fixed code by the tables of RFC 1951, which the writer computes instead.
class Inflater {
 public:
  explicit Inflater(std::string_view bytes) : bytes_(bytes) {}

  std::string run() {
    REQUIRE(number(1) == 1);
    REQUIRE(number(2) == 1);
    std::string out;
    for (int symbol = literal(); symbol != 256; symbol = literal()) {
      if (symbol < 256) {
        out += static_cast<char>(symbol);
        continue;
      }
      const auto l = static_cast<std::size_t>(symbol - 257);
      const std::size_t length = length_base.at(l) + number(length_bits.at(l));
      const auto d = static_cast<std::size_t>(code(5));
      const std::size_t distance = distance_base.at(d) + number(distance_bits.at(d));
      REQUIRE(distance <= out.size());
      for (std::size_t i = 0; i < length; ++i) out += out[out.size() - distance];
    }
    return out;
  }
  std::size_t bytes_read() const { return (at_ + 7) / 8; }

 private:
  static constexpr std::array<unsigned, 29> length_base{3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                        15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                        67, 83, 99, 115, 131, 163, 195, 227, 258};
  static constexpr std::array<int, 29> length_bits{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                   2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
  static constexpr std::array<unsigned, 30> distance_base{
      1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
      193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
  static constexpr std::array<int, 30> distance_bits{0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                                     6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

  unsigned bit() {
    const auto byte = static_cast<std::uint8_t>(bytes_.at(at_ / 8));
    return byte >> (at_++ % 8) & 1u;
  }
  unsigned number(int bits) {
    unsigned value = 0;
    for (int i = 0; i < bits; ++i) value |= bit() << i;
    return value;
  }
  int code(int bits) {
    int value = 0;
    for (int i = 0; i < bits; ++i) value = value << 1 | static_cast<int>(bit());
    return value;
  }
  int literal() {
    int value = code(7);
    if (value < 0b0011000) return 256 + value;
    value = value << 1 | code(1);
    if (value < 0b11000000) return value - 0b00110000;
    if (value < 0b11001000) return value - 0b11000000 + 280;
    return (value << 1 | code(1)) - 0b110010000 + 144;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

std::string inflated(const std::string& zlib) {
  CHECK(zlib.substr(0, 2) == "\x78\x01");
  CHECK(0x7801 % 31 == 0);  // the check bits of the header
  Inflater inflater(std::string_view(zlib).substr(2));
  const std::string bytes = inflater.run();
  CHECK(inflater.bytes_read() + 6 == zlib.size());
  CHECK(big_endian(zlib, zlib.size() - 4) == detail::adler32(bytes));
  return bytes;
}

// The pixels of a PNG as this library writes it: three chunks, no filters.
Bytes decoded(const std::string& png, int width, int height) {
  REQUIRE(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
  CHECK(png.substr(12, 4) == "IHDR");
  CHECK(big_endian(png, 16) == static_cast<std::uint32_t>(width));
  CHECK(big_endian(png, 20) == static_cast<std::uint32_t>(height));
  CHECK(png.substr(37, 4) == "IDAT");
  const std::string rows = inflated(png.substr(41, big_endian(png, 33)));
  const std::size_t stride = static_cast<std::size_t>(width) * 3 + 1;
  CHECK(rows.size() == stride * static_cast<std::size_t>(height));
  Bytes pixels;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % stride > 0) pixels.push_back(static_cast<std::uint8_t>(rows[i]));
    if (i % stride == 0) CHECK(rows[i] == 0);
  }
  return pixels;
}

}  // namespace

TEST_CASE("adler32: published values") {
  CHECK(detail::adler32("") == 1);
  CHECK(detail::adler32("Wikipedia") == 0x11E60398);
}

TEST_CASE("zlib_compress: what goes in comes out, runs and matches of every length and distance") {
  std::mt19937 random(1);
  for (const std::size_t size : {0u, 1u, 2u, 3u, 4u, 257u, 258u, 259u, 260u, 261u, 520u, 40000u}) {
    const std::string run(size, 'x');
    CHECK(inflated(detail::zlib_compress(run)) == run);
    for (const unsigned letters : {2u, 7u, 256u}) {
      std::string noise(size, ' ');
      for (char& byte : noise) byte = static_cast<char>(random() % letters);
      CHECK(inflated(detail::zlib_compress(noise)) == noise);
    }
  }
  std::string far(40000, ' ');
  for (char& byte : far) byte = static_cast<char>(random());
  for (std::size_t distance = 1; distance <= 32768; distance = distance * 5 / 4 + 1) {
    for (const std::size_t length : {3u, 10u, 11u, 18u, 64u, 130u, 227u, 257u}) {
      far += far.substr(far.size() - distance, length);
    }
  }
  CHECK(inflated(detail::zlib_compress(far)) == far);
  for (std::size_t distance = 32764; distance < 32774; ++distance) {  // the window ends at 32768
    const std::string edge = far.substr(0, distance) + far.substr(0, 100);
    CHECK(inflated(detail::zlib_compress(edge)) == edge);
  }
}

TEST_CASE("encode_png: the known bytes of one red pixel") {
  const std::string png = encode_png(Canvas(1, 1, {255, 0, 0}));
  CHECK(png.substr(8, 25) == std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90\x77\x53\xde", 25));
  CHECK(png.substr(png.size() - 12) == std::string("\0\0\0\0IEND\xae\x42\x60\x82", 12));
  CHECK(decoded(png, 1, 1) == Bytes{255, 0, 0});
}

TEST_CASE("encode_png: every pixel comes back, noise and drawings, odd sizes") {
  std::mt19937 random(2);
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 17}, {31, 1}, {37, 23}, {130, 70}}) {
    Bytes noise(static_cast<std::size_t>(width * height * 3));
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
    CHECK(decoded(encode_png({width, height, noise}), width, height) == noise);
    Canvas canvas(width, height);
    canvas.circle({width / 2.0, height / 2.0}, width / 3.0, {0, 114, 178});
    const Bytes pixels(canvas.bytes().begin(), canvas.bytes().end());
    CHECK(decoded(encode_png(canvas), width, height) == pixels);
  }
}

TEST_CASE("encode_png: a drawing is small") {
  Canvas canvas(600, 400);
  canvas.circle({300, 200}, 120, {0, 114, 178});
  CHECK(encode_png(canvas).size() < 12000);
}

TEST_CASE("encode_png: extents and the number of bytes are checked") {
  const Bytes bytes(11);
  CHECK_THROWS_WITH_AS(encode_png({2, 2, bytes}),
                       "encode_png: a picture of 2 x 2 pixels needs 12 bytes of r g b, got 11", ShapeError);
  CHECK_THROWS_AS(encode_png({0, 2, {}}), ShapeError);
  CHECK_THROWS_AS(encode_png({-2, -2, bytes}), ShapeError);
}
