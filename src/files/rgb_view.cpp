#include "minirl/files/rgb_view.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

void check_picture(std::string_view what, const RgbView& picture) {
  constexpr int most = 65535;
  if (picture.width < 1 || picture.height < 1 || picture.width > most || picture.height > most) {
    throw ShapeError(join(what, ": a picture of ", picture.width, " x ", picture.height,
                          " pixels; extents go from 1 to ", most));
  }
  const std::size_t expected =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
  if (picture.bytes.size() != expected) {
    throw ShapeError(join(what, ": a picture of ", picture.width, " x ", picture.height, " pixels needs ",
                          expected, " bytes of r g b, got ", picture.bytes.size()));
  }
}

}  // namespace minirl
