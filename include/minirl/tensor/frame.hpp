// Frame: a picture as bytes, which is what pixel environments emit and replay memories keep.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "minirl/core/archive.hpp"
#include "minirl/tensor/pool.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// height x width pixels of `channels` bytes each (1 grey, 3 red green blue, n stacked grey pictures), row by
/// row. A value in pooled memory: a copy has bytes of its own.
class Frame {
 public:
  Frame() = default;  ///< no pixels

  /// All bytes equal to `fill`. Throws ShapeError unless every extent is at least 1.
  Frame(int height, int width, int channels, std::uint8_t fill = 0);

  /// A copy of these bytes, row by row. Throws ShapeError unless there are height * width * channels.
  Frame(int height, int width, int channels, std::span<const std::uint8_t> bytes);

  Frame(const Frame& other);
  Frame& operator=(const Frame& other);
  Frame(Frame&&) = default;
  Frame& operator=(Frame&&) = default;

  int height() const { return height_; }
  int width() const { return width_; }
  int channels() const { return channels_; }
  int size() const { return static_cast<int>(bytes_.size()); }  ///< height * width * channels

  /// [height * width * channels], row-major
  std::span<const std::uint8_t> bytes() const { return bytes_; }
  std::span<std::uint8_t> bytes() { return bytes_; }

  /// One byte. Throws ShapeError outside.
  std::uint8_t operator()(int row, int column, int channel) const {
    return bytes_[offset(row, column, channel)];
  }
  std::uint8_t& operator()(int row, int column, int channel) { return bytes_[offset(row, column, channel)]; }

  bool operator==(const Frame& other) const = default;

 private:
  using Bytes = std::vector<std::uint8_t, UnsetBytes>;

  static Bytes room(int height, int width, int channels);
  std::size_t offset(int row, int column, int channel) const;

  int height_ = 0, width_ = 0, channels_ = 0;
  Bytes bytes_;
};

/// "Frame 210 x 160 x 3"
std::string to_text(const Frame& frame);

/// A frame in an archive: its bytes as [height, width, channels].
void archive_value(Archive& a, std::string_view name, Frame& frame);

/// The one place where bytes become numbers: [height, width, channels], each byte times `scale`.
Tensor to_tensor(const Frame& frame, Scalar scale = Scalar{1} / 255);

}  // namespace minirl
