#include "app/learn/screen.hpp"

#include <algorithm>

#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

std::string_view verdict_ink_code(Ink ink) {
  switch (ink) {
    case Ink::good:
      return "\033[32m";
    case Ink::bad:
      return "\033[31m";
    case Ink::quiet:
      return "\033[2m";
    default:
      return "";
  }
}

// Bytes that continue a UTF-8 character take no column, nor does a colour, "\033[32m".
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  bool is_colour = false;
  for (const char c : text) {
    if (c == '\033') is_colour = true;
    if (!is_colour && (static_cast<unsigned char>(c) & 0xC0) != 0x80) ++width;
    if (c == 'm') is_colour = false;
  }
  return width;
}

// The bytes of the first `width` characters.
std::size_t bytes_of(std::string_view text, std::size_t width) {
  std::size_t bytes = 0;
  while (bytes < text.size() && width_of(text.substr(0, bytes + 1)) <= width) ++bytes;
  return bytes;
}

std::string wrapped_line(std::string_view line, std::size_t columns) {
  const std::size_t indent = std::min(std::min(line.find_first_not_of(' '), line.size()), columns / 2);
  std::string out;
  while (width_of(line) > columns) {
    const std::size_t room = bytes_of(line, columns);
    std::size_t cut = line.substr(0, std::min(room + 1, line.size())).rfind(' ');
    if (cut == line.npos || cut <= indent) cut = room;
    out += join(line.substr(0, cut), "\n", std::string(indent, ' '));
    line.remove_prefix(cut);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    columns -= out.find('\n') + 1 == out.size() - indent ? indent : 0;  // from the second line on
  }
  return out + std::string(line);
}

std::string keys_of(const Screen& screen) {
  if (screen.is_busy || screen.verdict == nullptr) return "checking ...";
  std::string keys;
  if (screen.verdict->passed()) keys += "n next  v solution  ";
  keys += "h hint  l list  ";
  if (!screen.verdict->full.empty()) keys += "e full output  ";
  return keys + "x reset  q quit";
}

std::string verdict_text(const Screen& screen, bool colours) {
  const Verdict& verdict = *screen.verdict;
  const Ink ink = verdict.passed()                          ? Ink::good
                  : verdict.outcome == Outcome::not_written ? Ink::plain
                                                            : Ink::bad;
  std::string text =
      inked(verdict.headline(), ink, colours) + verdict.message.substr(verdict.headline().size());
  if (!verdict.warning.empty()) text += "\nwarning, " + verdict.warning;
  if (verdict.passed()) text += "\nPlay with it as long as you like; n goes on.";
  if (verdict.outcome == Outcome::not_written) {
    text += "\nWrite it where the file says todo, and save: the verdict comes by itself.";
    if (!screen.lesson.empty()) text += "\nThe lesson before it: " + screen.lesson;
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines = split(text, '\n');
  while (!lines.empty() && lines.back().find_first_not_of(' ') == std::string::npos) lines.pop_back();
  return lines;
}

}  // namespace

std::string inked(std::string_view text, Ink ink, bool colours) {
  if (!colours || ink == Ink::plain || text.empty()) return std::string(text);
  return join(verdict_ink_code(ink), text, "\033[0m");
}

std::string wrapped(std::string_view text, int columns) {
  std::string out;
  for (const std::string& line : split(text, '\n')) {
    out += wrapped_line(line, static_cast<std::size_t>(std::max(columns, 10))) + "\n";
  }
  out.pop_back();
  return out;
}

std::string progress_bar(std::size_t solved, std::size_t all, int columns) {
  const std::string count = join(solved, " of ", all, " solved");
  const int room = std::min(columns - static_cast<int>(count.size()) - 3, 60);
  if (room < 5 || all == 0) return count;
  const auto width = static_cast<std::size_t>(room);
  const std::size_t done = width * solved / all;
  std::string bar(done, '#');
  if (done < width) bar += '>' + std::string(width - done - 1, '-');
  return join("[", bar, "] ", count);
}

std::string list_text(const std::vector<ListRow>& list, std::size_t cursor, ScreenSize size) {
  const std::size_t room = size.rows > 6 ? static_cast<std::size_t>(size.rows) - 6 : list.size();
  const std::size_t shown = std::min(room, list.size());
  const std::size_t begin = std::min(cursor - std::min(cursor, shown / 2), list.size() - shown);
  std::size_t width = 0;
  for (const ListRow& row : list) width = std::max(width, row.name.size());
  std::string text;
  for (std::size_t i = begin; i < begin + shown; ++i) {
    const ListRow& row = list[i];
    const std::string state = row.is_solved ? "solved  " : row.is_current ? "here    " : "open    ";
    const std::string line = join(i == cursor ? "> " : "  ", state, row.id,
                                  std::string(6 - std::min<std::size_t>(row.id.size(), 5), ' '), row.name,
                                  std::string(width - row.name.size() + 2, ' '), row.file);
    text += line.substr(0, static_cast<std::size_t>(std::max(size.columns, 10))) + "\n";
  }
  return text;
}

std::string screen_text(const Screen& screen, ScreenSize size, bool colours) {
  std::string top;
  for (const std::string& sentence : screen.news) top += sentence + "\n\n";
  top += join("exercise ", screen.title, "\n", screen.file, "\n\n");
  std::string middle;
  if (screen.verdict != nullptr && !screen.is_busy) middle = verdict_text(screen, colours);
  if (!screen.extra.empty()) middle += (middle.empty() ? "" : "\n\n") + screen.extra;
  const std::string bottom =
      "\n\n" + progress_bar(screen.solved, screen.all, size.columns) + "\n" + keys_of(screen) + "\n";

  const std::string head = wrapped(top, size.columns), foot = wrapped(bottom, size.columns);
  std::vector<std::string> lines = lines_of(wrapped(middle, size.columns));
  const std::size_t fixed_rows = split(head, '\n').size() + split(foot, '\n').size();
  const std::size_t room = static_cast<std::size_t>(std::max(size.rows, 0));
  if (size.rows > 0 && lines.size() + fixed_rows > room && lines.size() > 4) {
    const std::size_t keep = room > fixed_rows + 4 ? room - fixed_rows - 1 : 4;
    if (keep < lines.size()) {
      lines.resize(keep);
      lines.push_back("... (a taller window shows more)");
    }
  }
  std::string out = head;
  for (std::size_t i = 0; i < lines.size(); ++i) out += (i > 0 ? "\n" : "") + lines[i];
  return out + foot;
}

}  // namespace minirl::app::learning
