#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/files/gif.hpp"

using namespace minirl;

namespace {

using Bytes = std::vector<std::uint8_t>;

struct Decoded {
  int width = 0, height = 0;
  bool loops = false;
  std::vector<Bytes> frames;  // the whole screen after each picture, r g b
  std::vector<int> delays;
  std::size_t colours = 0;
};

// A GIF reader written from the specification, independent of the writer: its dictionary holds whole strings.
class GifReader {
 public:
  explicit GifReader(const std::string& file) : file_(file) {}

  Decoded run() {
    for (const char c : std::string("GIF89a")) REQUIRE(byte() == c);
    decoded_.width = two_bytes();
    decoded_.height = two_bytes();
    const int flags = byte();
    REQUIRE((flags & 0x80) != 0);
    at_ += 2;
    decoded_.colours = std::size_t{2} << (flags & 7);
    for (std::size_t i = 0; i < 3 * decoded_.colours; ++i)
      palette_.push_back(static_cast<std::uint8_t>(byte()));
    screen_.assign(static_cast<std::size_t>(decoded_.width * decoded_.height * 3), 77);
    for (int kind = byte(); kind != 0x3B; kind = byte()) {
      if (kind == 0x21) extension();
      if (kind == 0x2C) picture();
      REQUIRE((kind == 0x21 || kind == 0x2C));
    }
    CHECK(at_ == file_.size());
    return decoded_;
  }

 private:
  int byte() { return static_cast<std::uint8_t>(file_.at(at_++)); }
  int two_bytes() {
    const int low = byte();
    return low | byte() << 8;
  }
  Bytes data_blocks() {
    Bytes data;
    for (int length = byte(); length > 0; length = byte()) {
      for (int i = 0; i < length; ++i) data.push_back(static_cast<std::uint8_t>(byte()));
    }
    return data;
  }

  void extension() {
    const int label = byte();
    const Bytes data = data_blocks();
    if (label == 0xFF) decoded_.loops = std::string(data.begin(), data.begin() + 11) == "NETSCAPE2.0";
    if (label != 0xF9) return;
    REQUIRE(data.size() == 4);
    CHECK((data[0] >> 2 & 7) == 1);  // leave in place
    transparent_ = data[0] & 1 ? data[3] : -1;
    decoded_.delays.push_back(data[1] | data[2] << 8);
  }

  void picture() {
    const int left = two_bytes(), top = two_bytes(), width = two_bytes(), height = two_bytes();
    REQUIRE(byte() == 0);  // no colours of its own, not interlaced
    REQUIRE(left + width <= decoded_.width);
    REQUIRE(top + height <= decoded_.height);
    const int bits = byte();
    const Bytes indices = uncompressed(data_blocks(), bits);
    REQUIRE(indices.size() == static_cast<std::size_t>(width * height));
    for (int i = 0; i < width * height; ++i) {
      const std::uint8_t index = indices[static_cast<std::size_t>(i)];
      if (index == transparent_) continue;
      const int place = (top + i / width) * decoded_.width + left + i % width;
      for (std::size_t c = 0; c < 3; ++c) {
        screen_.at(static_cast<std::size_t>(place) * 3 + c) = palette_.at(std::size_t{index} * 3 + c);
      }
    }
    decoded_.frames.push_back(screen_);
  }

  static Bytes uncompressed(const Bytes& data, int bits) {
    const std::size_t clear = std::size_t{1} << bits, end = clear + 1;
    std::vector<Bytes> strings;
    std::size_t at = 0, width = 0;
    Bytes out, previous;
    const auto start = [&] {
      strings.assign(end + 1, {});
      for (std::size_t i = 0; i < clear; ++i) strings[i] = {static_cast<std::uint8_t>(i)};
      width = static_cast<std::size_t>(bits) + 1;
      previous.clear();
    };
    start();
    for (bool first = true;; first = false) {
      std::size_t code = 0;
      for (std::size_t i = 0; i < width; ++i, ++at)
        code |= std::size_t{data.at(at / 8) >> (at % 8) & 1u} << i;
      if (first) REQUIRE(code == clear);
      if (code == end) break;
      if (code == clear) {
        start();
        continue;
      }
      REQUIRE(code <= strings.size());
      if (!previous.empty() && strings.size() < 4096) {
        strings.push_back(previous);
        strings.back().push_back(code + 1 == strings.size() ? previous[0] : strings.at(code).at(0));
      }
      previous = strings.at(code);
      out.insert(out.end(), previous.begin(), previous.end());
      if (strings.size() == std::size_t{1} << width && width < 12) ++width;
    }
    CHECK((at + 7) / 8 == data.size());
    return out;
  }

  const std::string& file_;
  std::size_t at_ = 0;
  Decoded decoded_;
  Bytes palette_, screen_;
  int transparent_ = -1;
};

Decoded decode(const std::string& gif) { return GifReader(gif).run(); }

// Frames of random pixels in `colours` colours; each frame changes about one pixel in `one_in` of the last.
std::vector<Bytes> noise(int width, int height, unsigned colours, unsigned one_in) {
  std::mt19937 random(colours + one_in);
  std::vector<Bytes> frames(5, Bytes(static_cast<std::size_t>(width * height * 3)));
  for (std::size_t f = 0; f < frames.size(); ++f) {
    if (f > 0) frames[f] = frames[f - 1];
    for (std::size_t i = 0; i < frames[f].size(); i += 3) {
      if (f > 0 && random() % one_in > 0) continue;
      const auto colour = static_cast<unsigned>(random() % colours) * 2654435761u;
      for (std::size_t c = 0; c < 3; ++c) frames[f][i + c] = static_cast<std::uint8_t>(colour >> (8 + 8 * c));
    }
  }
  return frames;
}

std::vector<RgbView> views(int width, int height, const std::vector<Bytes>& frames) {
  std::vector<RgbView> result;
  for (const Bytes& frame : frames) result.emplace_back(width, height, frame);
  return result;
}

}  // namespace

TEST_CASE("encode_gif: up to 256 colours every pixel of every frame comes back") {
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 7}, {13, 1}, {37, 23}, {101, 67}}) {
    for (const unsigned colours : {1u, 2u, 3u, 4u, 5u, 16u, 127u, 128u, 255u, 256u}) {
      for (const unsigned one_in : {1u, 3u, 50u, 100000u}) {
        const auto frames = noise(width, height, colours, one_in);
        const Decoded gif = decode(encode_gif(views(width, height, frames)));
        CHECK(gif.width == width);
        CHECK(gif.height == height);
        CHECK_MESSAGE(gif.frames == frames, gif.width, " x ", gif.height, ", ", colours, " colours, 1 in ",
                      one_in);
      }
    }
  }
}

TEST_CASE("encode_gif: 256 colours in one frame leave no index for transparency") {
  Bytes all(256 * 3), next;
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i / 3);
  next = all;
  for (std::size_t i = 0; i < 255 * 3; ++i)
    next[i] = all[all.size() - 1 - i];  // some pixels stay as they are
  const std::vector<Bytes> frames{all, next, all};
  CHECK(decode(encode_gif(views(256, 1, frames))).frames == frames);
  CHECK(decode(encode_gif(views(256, 1, frames))).colours == 256);
}

TEST_CASE("encode_gif: a long run and a full dictionary") {
  const std::vector<Bytes> flat{Bytes(300 * 200 * 3, 9)};
  CHECK(decode(encode_gif(views(300, 200, flat))).frames == flat);
  const auto busy =
      noise(300, 200, 256, 1);  // 60,000 incompressible indices: the dictionary fills many times
  CHECK(decode(encode_gif(views(300, 200, busy))).frames == busy);
}

TEST_CASE("encode_gif: more colours than fit are replaced by near ones, the same everywhere") {
  std::vector<Bytes> frames;
  for (int f = 0; f < 4; ++f) {  // smooth shades with something that moves
    Bytes frame;
    for (int i = 0; i < 90 * 50; ++i) {
      frame.push_back(static_cast<std::uint8_t>(i % 90 * 2));
      frame.push_back(static_cast<std::uint8_t>(i / 90 * 5));
      frame.push_back(static_cast<std::uint8_t>(i / 7 % 90 == f ? 200 : 60));
    }
    frames.push_back(frame);
  }
  const Decoded gif = decode(encode_gif(views(90, 50, frames)));
  REQUIRE(gif.frames.size() == 4);
  double error = 0;
  int worst = 0;
  for (std::size_t i = 0; i < frames[0].size(); ++i) {
    const int difference = std::abs(gif.frames[3][i] - frames[3][i]);
    error += difference;
    worst = std::max(worst, difference);
    if (frames[2][i / 3 * 3 + 2] == frames[3][i / 3 * 3 + 2]) CHECK(gif.frames[2][i] == gif.frames[3][i]);
  }
  CHECK(error / static_cast<double>(frames[0].size()) < 6);
  CHECK(worst < 40);
}

TEST_CASE("encode_gif: noise in millions of colours still decodes") {
  const auto frames = noise(40, 30, 1u << 31, 2);
  const Decoded gif = decode(encode_gif(views(40, 30, frames)));
  REQUIRE(gif.frames.size() == 5);
  double error = 0;
  for (std::size_t i = 0; i < frames[4].size(); ++i) error += std::abs(gif.frames[4][i] - frames[4][i]);
  CHECK(error / static_cast<double>(frames[4].size()) <
        25);  // a cube of 6 x 6 x 6 would be off by 12.8 at best
}

TEST_CASE("encode_gif: delay and loop are written") {
  const Canvas canvas(2, 2);
  const Decoded once = decode(encode_gif({canvas, canvas}, {.delay = 300, .loop = false}));
  CHECK(once.delays == std::vector{300, 300});
  CHECK_FALSE(once.loops);
  CHECK(decode(encode_gif({canvas})).loops);
}

TEST_CASE("gif: 500 frames of a cart with a pole stay under 300 kB") {
  GifRecording recording;
  std::vector<Bytes> frames;
  for (int t = 0; t < 500; ++t) {
    Canvas canvas(300, 200);
    const double x = 150 + 40 * std::sin(t * 0.02), angle = 0.1 * std::sin(t * 0.13);
    canvas.line({0, 160}, {300, 160}, 1, {0, 0, 0});
    canvas.rectangle({x - 20, 145}, {x + 20, 165}, {40, 40, 40});
    canvas.line({x, 148}, {x + 90 * std::sin(angle), 148 - 90 * std::cos(angle)}, 8, {202, 152, 101});
    canvas.circle({x, 148}, 4, {129, 132, 203});
    recording.add(canvas);
    frames.emplace_back(canvas.bytes().begin(), canvas.bytes().end());
  }
  CHECK(recording.frames() == 500);
  const std::string gif = recording.encode({.delay = 2});
  CHECK(gif.size() < 300'000);
  CHECK(decode(gif).frames == frames);
}

TEST_CASE("gif: what cannot be a recording is refused") {
  GifRecording recording;
  CHECK_THROWS_WITH_AS(recording.encode(), "gif: no frames; add at least one before encoding", ConfigError);
  recording.add(Canvas(4, 3));
  CHECK_THROWS_WITH_AS(recording.add(Canvas(3, 4)),
                       "gif: frame 1 is 3 x 4, the ones before are 4 x 3; all frames must be equally large",
                       ShapeError);
  CHECK_THROWS_AS(recording.encode({.delay = 1}), ConfigError);
  CHECK_THROWS_AS(recording.encode({.delay = 65536}), ConfigError);
}
