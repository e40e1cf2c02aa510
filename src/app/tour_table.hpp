// The tour's results as text, fitted to the width of a terminal.
#pragma once
#include <string>
#include <vector>

#include "minirl/lab/findings.hpp"

namespace minirl::app {

enum class Colours { on, off };

/// The table `chapter | what | notebook | minirl | seconds | verdict`, at most `width` characters wide; cells
/// that are too long go on in the next line. Below 90 characters a block of lines for each row instead.
std::string tour_table(const std::vector<ChapterResult>& chapters, int width, Colours colours);

/// The columns of standard output's terminal; where it is none, the environment variable COLUMNS or 120.
int output_width();

/// On if standard output is a terminal and the environment variable NO_COLOR is not set.
Colours output_colours();

}  // namespace minirl::app
