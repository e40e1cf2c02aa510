// PNG stills: a picture as the bytes of a file that every viewer opens.
#pragma once
#include <string>

#include "minirl/files/rgb_view.hpp"

namespace minirl {

/// The bytes of a PNG file, 8 bits a channel, lossless. Throws ShapeError as `check_picture` does.
std::string encode_png(const RgbView& picture);

}  // namespace minirl
