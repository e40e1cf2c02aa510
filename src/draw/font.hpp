// The built-in font: printable ASCII, drawn by hand on a grid of 5 x 9 pixels.
#pragma once

namespace minirl::detail {

constexpr int glyph_width = 5;
constexpr int glyph_height = 9;   // 7 above the line, 2 below it
constexpr int glyph_advance = 6;  // from one glyph to the next

/// Whether the glyph of `character` has ink at (column, row). What is not printable ASCII is an empty box.
bool has_ink(char character, int column, int row);

}  // namespace minirl::detail
