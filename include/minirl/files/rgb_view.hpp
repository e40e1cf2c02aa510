// A look at an RGB picture that somebody else owns: what the picture formats take, whatever drew it.
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace minirl {

/// What has a width, a height and its bytes row by row, r g b r g b ...; a Canvas is one.
template <class Picture>
concept RgbPicture = requires(const Picture& picture) {
  { picture.width() } -> std::convertible_to<int>;
  { picture.height() } -> std::convertible_to<int>;
  { picture.bytes() } -> std::convertible_to<std::span<const std::uint8_t>>;
};

/// Valid as long as the picture it looks at.
struct RgbView {
  int width = 0, height = 0;
  std::span<const std::uint8_t> bytes;  // [height * width * 3]

  RgbView(int width_, int height_, std::span<const std::uint8_t> bytes_)
      : width(width_), height(height_), bytes(bytes_) {}
  template <RgbPicture Picture>
  RgbView(const Picture& picture) : RgbView(picture.width(), picture.height(), picture.bytes()) {}
};

/// ShapeError unless the extents are in [1, 65535] and there are height * width * 3 bytes; `what` names the
/// caller.
void check_picture(std::string_view what, const RgbView& picture);

}  // namespace minirl
