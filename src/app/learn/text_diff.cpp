#include "app/learn/text_diff.hpp"

#include <algorithm>
#include <vector>

#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

struct Line {
  char sign;  // '-', '+', or ' ' for both
  std::string text;
};

// longest[i][j]: the length of the longest common sequence of lines of a from i on and b from j on.
using Lengths = std::vector<std::vector<int>>;

Lengths common_lengths(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  Lengths longest(a.size() + 1, std::vector<int>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      longest[i][j] =
          a[i] == b[j] ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  return longest;
}

std::vector<Line> merged(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const Lengths longest = common_lengths(a, b);
  std::vector<Line> lines;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      lines.push_back({' ', a[i++]});
      ++j;
    } else if (j == b.size() || (i < a.size() && longest[i + 1][j] >= longest[i][j + 1])) {
      lines.push_back({'-', a[i++]});
    } else {
      lines.push_back({'+', b[j++]});
    }
  }
  return lines;
}

}  // namespace

std::string text_diff(std::string_view before, std::string_view after) {
  constexpr std::size_t around = 2;
  const std::vector<Line> lines = merged(split(before, '\n'), split(after, '\n'));
  std::string text;
  std::size_t shown = 0;  // lines already dealt with
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].sign == ' ') continue;
    const std::size_t begin = std::max(shown, i < around ? 0 : i - around);
    const std::size_t end = std::min(lines.size(), i + around + 1);
    if (begin > shown) text += "...\n";
    // Changes that follow are taken with their own signs; the context ends this run.
    for (std::size_t k = begin; k < end; ++k) text += join(lines[k].sign, " ", lines[k].text, "\n");
    shown = std::max(shown, end);
  }
  return text;
}

}  // namespace minirl::app::learning
