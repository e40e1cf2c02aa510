// A canvas as text: two pixels a character with 24-bit ANSI colours, for watching an episode in a terminal.
#pragma once
#include <string>

#include "minirl/draw/canvas.hpp"

namespace minirl {

/// The picture `columns` characters wide, its sides in proportion; each line ends with a reset and a line
/// break. The terminal must know UTF-8 and 24-bit colours. ConfigError unless columns is in [1, 1000].
std::string terminal_picture(const Canvas& canvas, int columns);

}  // namespace minirl
