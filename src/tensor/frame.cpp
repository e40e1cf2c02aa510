#include "minirl/tensor/frame.hpp"

#include <algorithm>
#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Frame::Bytes Frame::room(int height, int width, int channels) {
  if (height >= 1 && width >= 1 && channels >= 1 &&
      channels <= std::numeric_limits<int>::max() / height / width) {
    return Bytes(static_cast<std::size_t>(height * width * channels));
  }
  throw ShapeError(join("Frame: ", height, " x ", width, " x ", channels,
                        " bytes; each extent is at least 1 and their product an int"));
}

Frame::Frame(int height, int width, int channels, std::uint8_t fill)
    : height_(height), width_(width), channels_(channels), bytes_(room(height, width, channels)) {
  std::fill(bytes_.begin(), bytes_.end(), fill);
}

Frame::Frame(int height, int width, int channels, std::span<const std::uint8_t> bytes)
    : height_(height), width_(width), channels_(channels), bytes_(room(height, width, channels)) {
  if (bytes.size() != bytes_.size()) {
    throw ShapeError(join("Frame: ", bytes.size(), " bytes are not ", to_text(*this)));
  }
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

// Room first, then the bytes in one go: the vector itself would construct a copy byte by byte, which takes
// ten times as long.
Frame::Frame(const Frame& other)
    : height_(other.height_), width_(other.width_), channels_(other.channels_), bytes_(other.bytes_.size()) {
  std::copy(other.bytes_.begin(), other.bytes_.end(), bytes_.begin());
}

Frame& Frame::operator=(const Frame& other) {
  if (size() != other.size()) return *this = Frame(other);
  height_ = other.height_;
  width_ = other.width_;
  channels_ = other.channels_;
  std::copy(other.bytes_.begin(), other.bytes_.end(), bytes_.begin());
  return *this;
}

std::size_t Frame::offset(int row, int column, int channel) const {
  const auto inside = [](int i, int extent) { return 0 <= i && i < extent; };
  if (inside(row, height_) && inside(column, width_) && inside(channel, channels_)) {
    return static_cast<std::size_t>((row * width_ + column) * channels_ + channel);
  }
  throw ShapeError(join("Frame: (", row, ", ", column, ", ", channel, ") is not in ", to_text(*this)));
}

std::string to_text(const Frame& frame) {
  return join("Frame ", frame.height(), " x ", frame.width(), " x ", frame.channels());
}

Tensor to_tensor(const Frame& frame, Scalar scale) {
  Tensor t = Tensor::with_room({frame.height(), frame.width(), frame.channels()});
  Scalar* out = t.data();
  for (const std::uint8_t byte : frame.bytes()) *out++ = scale * static_cast<Scalar>(byte);
  return t;
}

void archive_value(Archive& a, std::string_view name, Frame& frame) {
  std::vector<std::int64_t> extents{frame.height(), frame.width(), frame.channels()};
  std::string bytes(frame.bytes().begin(), frame.bytes().end());
  a.array(name, ArchivedArray::Type::u8, extents, bytes);
  if (!a.is_loading()) return;
  if (extents.size() != 3)
    throw IoError(join(a.source(), ": ", name, " has ", extents.size(), " extents, a frame has 3"));
  const auto extent = [&](std::size_t i) { return static_cast<int>(extents[i]); };
  const std::vector<std::uint8_t> pixels(bytes.begin(), bytes.end());
  frame = pixels.empty() ? Frame() : Frame(extent(0), extent(1), extent(2), pixels);
}

}  // namespace minirl
