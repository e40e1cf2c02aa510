#include "envs/note_writer.hpp"

#include <algorithm>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::detail {
namespace {

void check_length(const char* what, std::size_t given, std::size_t needed) {
  if (given == 0 || given == needed) return;
  throw ShapeError(
      join("draw: ", given, " numbers in the notes' ", what, ", needed are ", needed, " or none"));
}

// About three digits.
std::string short_text(double value) {
  const double size = std::abs(value);
  return fixed(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

std::uint8_t between(std::uint8_t from, std::uint8_t to, double share) {
  return static_cast<std::uint8_t>(std::lround(from + share * (to - from)));
}

}  // namespace

NoteWriter::NoteWriter(const GridNotes& notes, int states, std::span<const Move> moves)
    : notes_(notes), moves_(moves) {
  const auto n = static_cast<std::size_t>(states);
  check_length("values", notes.values.size(), n);
  check_length("policy", notes.policy.size(), n * moves.size());
  bool any = false;
  for (const double value : notes.values) {
    if (!std::isfinite(value)) continue;
    lowest_ = any ? std::min(lowest_, value) : value;
    highest_ = any ? std::max(highest_, value) : value;
    any = true;
    if (const std::string text = short_text(value); text.size() > widest_.size()) widest_ = text;
  }
}

Colour NoteWriter::ground(int s, Colour plain) const {
  constexpr Colour low{247, 243, 230}, high{112, 176, 206};
  if (notes_.values.empty()) return plain;
  const double value = notes_.values[static_cast<std::size_t>(s)];
  if (!std::isfinite(value)) return plain;
  const double share = highest_ > lowest_ ? (value - lowest_) / (highest_ - lowest_) : 0.5;
  if (!(share >= 0 && share <= 1)) return plain;  // the range itself is beyond the largest double
  return {between(low.r, high.r, share), between(low.g, high.g, share), between(low.b, high.b, share)};
}

void NoteWriter::write(GridPicture& picture, int row, int column, int s) const {
  if (!notes_.policy.empty()) write_arrows(picture, row, column, s);
  if (notes_.values.empty()) return;
  const double value = notes_.values[static_cast<std::size_t>(s)];
  if (!std::isfinite(value)) return;
  const int scale = fitting_scale(widest_, 0.86 * picture.cell(), 0.2 * picture.cell());
  const double down = notes_.policy.empty() ? 0 : 0.32;
  centred_text(picture.canvas(), picture.at(row, column, 0, down), short_text(value), ink, scale);
}

// Above the number if there is one.
void NoteWriter::write_arrows(GridPicture& picture, int row, int column, int s) const {
  const double up = notes_.values.empty() ? 0 : 0.13;
  const double longest = notes_.values.empty() ? 0.44 : 0.34;
  const Point middle = picture.at(row, column, 0, -up);
  for (std::size_t a = 0; a < moves_.size(); ++a) {
    const double weight = notes_.policy[static_cast<std::size_t>(s) * moves_.size() + a];
    if (!(weight > 0.01)) continue;
    const double reach = longest * std::min(weight, 1.0) * picture.cell();
    const auto [down, right] = moves_[a];
    if (down == 0 && right == 0) {
      picture.canvas().circle(middle, 0.4 * reach, ink);
    } else {
      const Point tip{middle.x + right * reach, middle.y + down * reach};
      const Point end{middle.x - 0.2 * right * reach, middle.y - 0.2 * down * reach};
      picture.canvas().arrow(end, tip, 0.035 * picture.cell(), ink);
    }
  }
}

}  // namespace minirl::detail
