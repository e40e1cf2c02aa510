// Animated GIFs (GIF89a): a recorded episode as the bytes of one file that every browser plays.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "minirl/files/rgb_view.hpp"

namespace minirl {

/// How a recording is played back.
struct GifOptions {
  int delay = 4;     // centiseconds a frame is shown, from 2: browsers slow faster ones down
  bool loop = true;  // for ever, else once
};

/// Collects frames and keeps of each only the rectangle in which it differs from the one before: what changes
/// far apart (a step counter in a corner) makes a larger file.
class GifRecording {
 public:
  /// Adds a copy of `frame`; ShapeError unless it is as large as the first one.
  void add(const RgbView& frame);

  std::size_t frames() const { return patches_.size(); }

  /// The bytes of the GIF. Exact if all frames together have at most 256 colours, else in the best 255 of
  /// them. ConfigError without frames or if the delay is not in [2, 65535].
  std::string encode(GifOptions options = {}) const;

 private:
  struct Rectangle {
    int left = 0, top = 0, width = 0, height = 0;
  };
  struct Patch {
    Rectangle where;
    std::vector<std::uint32_t> colours;  // 0xRRGGBB row by row
    std::vector<bool> changed;           // per pixel: differs from the frame before
  };

  Rectangle changed_rectangle(const std::vector<std::uint32_t>& frame) const;

  int width_ = 0, height_ = 0;
  std::vector<std::uint32_t> latest_;  // the whole of the last frame
  std::vector<Patch> patches_;
};

/// The bytes of a GIF of these frames; throws as GifRecording does.
std::string encode_gif(const std::vector<RgbView>& frames, GifOptions options = {});

}  // namespace minirl
