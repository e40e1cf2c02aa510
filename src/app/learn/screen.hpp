// The screen of ./minirl learn as text: pure functions of what there is to show.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/learn/verdict.hpp"

namespace minirl::app::learning {

struct ScreenSize {
  int columns = 80, rows = 24;
};

enum class Ink { plain, good, bad, quiet };

/// `text` in a colour of the terminal; unchanged if `colours` is off.
std::string inked(std::string_view text, Ink ink, bool colours);

/// Each line broken at blanks so that none is wider; what hangs over keeps the line's indentation. A word
/// that is wider than the screen is cut into pieces.
std::string wrapped(std::string_view text, int columns);

/// "[#####>--------------] 5 of 20 solved", at most `columns` wide.
std::string progress_bar(std::size_t solved, std::size_t all, int columns);

/// One row of the list of exercises.
struct ListRow {
  bool is_solved = false, is_current = false;
  std::string id, name, file;
};

/// The rows with state, id, name and file; `>` marks the one at `cursor`. No more than fit into the rows of
/// the screen, around the cursor.
std::string list_text(const std::vector<ListRow>& list, std::size_t cursor, ScreenSize size);

/// What stands on the screen of the watch.
struct Screen {
  std::string title{};               // "1.2 angle_velocity"
  std::string file{};                // to open in an editor
  std::string lesson{};              // to read before; empty if there is none
  std::vector<std::string> news{};   // said once, above all else
  const Verdict* verdict = nullptr;  // null while it is being checked
  std::string extra{};               // hint, solution, full output, a question
  std::size_t solved = 0, all = 0;
  bool is_busy = false;  // checking: no keys now
};

/// All lines, wrapped; the long middle is cut to the rows of the screen unless rows is 0.
std::string screen_text(const Screen& screen, ScreenSize size, bool colours);

}  // namespace minirl::app::learning
