#include "draw/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "minirl/core/text.hpp"

namespace minirl::detail {

std::string px(double value) { return fixed(value, 1); }

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return out;
}

double estimated_width(std::string_view text, double font_size) {
  const auto starts_character = [](char c) { return (c & 0xC0) != 0x80; };  // not in the middle of UTF-8
  return 0.56 * font_size * static_cast<double>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string svg_start(int width, int height, std::string_view title) {
  return join("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", width, "\" height=\"", height,
              "\" viewBox=\"0 0 ", width, " ", height, "\" role=\"img\" style=\"max-width:100%;height:auto\"",
              " font-family=\"system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif\" font-size=\"12\"",
              " fill=\"#333\">\n<title>", escaped(title),
              "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
}

std::string svg_text(Point at, std::string_view text, std::string_view attributes) {
  return join("<text x=\"", px(at.x), "\" y=\"", px(at.y), "\"", attributes, ">", escaped(text), "</text>\n");
}

std::string svg_line(Point from, Point to, std::string_view attributes) {
  return join("<line x1=\"", px(from.x), "\" y1=\"", px(from.y), "\" x2=\"", px(to.x), "\" y2=\"", px(to.y),
              "\"", attributes, "/>\n");
}

std::string svg_rectangle(Point corner, double width, double height, std::string_view attributes) {
  return join("<rect x=\"", px(corner.x), "\" y=\"", px(corner.y), "\" width=\"", px(width), "\" height=\"",
              px(height), "\"", attributes, "/>\n");
}

std::string svg_dot(Point centre, std::string_view colour) {
  return join("<circle cx=\"", px(centre.x), "\" cy=\"", px(centre.y), "\" r=\"2.5\" fill=\"", colour,
              "\"/>\n");
}

std::string path_data(const std::vector<Point>& points) {
  std::string path;
  const auto append = [&](Point p) { path += join(path.empty() ? "M" : "L", px(p.x), ",", px(p.y)); };
  const auto lower = [](Point a, Point b) { return a.y < b.y; };
  for (auto first = points.begin(); first != points.end();) {
    const double column = std::floor(first->x);
    const auto end = std::find_if(first, points.end(), [&](Point p) { return std::floor(p.x) != column; });
    const auto [lowest, highest] = std::minmax_element(first, end, lower);
    std::array kept{first, lowest, highest, end - 1};
    std::sort(kept.begin(), kept.end());
    const auto end_kept = std::unique(kept.begin(), kept.end());
    std::for_each(kept.begin(), end_kept, [&](auto point) { append(*point); });
    first = end;
  }
  return path;
}

}  // namespace minirl::detail
