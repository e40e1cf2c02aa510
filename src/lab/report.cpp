#include "minirl/lab/report.hpp"

#include "draw/svg.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/base64.hpp"

namespace minirl {
namespace {

using detail::escaped;

// Dark text on white; in a narrow window each row of a table becomes a card.
constexpr std::string_view style = R"(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 4rem; background: #fff; color: #1d2530;
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0 0 .75rem; font-size: 2rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { margin: 3rem 0 .75rem; padding-top: 1.25rem; border-top: 1px solid #dfe3e8; font-size: 1.35rem; }
p { margin: .5rem 0; max-width: 44rem; }
pre { margin: .75rem 0; padding: .7rem 1rem; border-radius: 6px; background: #f4f6f8; overflow-x: auto;
  font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
table { width: 100%; margin: 2rem 0 0; border-collapse: collapse; table-layout: fixed; font-size: .875rem;
  line-height: 1.4; }
th, td { padding: .45rem .75rem .45rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #1d2530; font-weight: 600; }
tbody th { padding-top: 1.4rem; font-size: 1rem; font-weight: 600; }
tbody tr + tr td { border-top: 1px solid #e6e9ed; }
td { font-variant-numeric: tabular-nums; }
thead th:first-child { width: 31%; }
thead th:nth-last-child(2), thead th:last-child { width: 5rem; overflow-wrap: normal; }
td:nth-last-child(2), thead th:nth-last-child(2) { padding-right: 1.2rem; text-align: right; }
td:last-child, thead th:last-child { padding-right: 0; font-weight: 600; }
.ok td:last-child { color: #1a6b3c; }
.failed td:last-child { color: #b3261e; }
.failed td { background: #fdf1f0; }
.none td:last-child { color: #6b7480; font-weight: 400; }
.figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem; margin-top: 1.25rem; }
figure { margin: 0; }
figure.wide { grid-column: 1 / -1; max-width: 45rem; }
figure img { display: block; width: 100%; height: auto; border: 1px solid #e6e9ed; border-radius: 6px; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-top: .5rem; max-width: 44rem; color: #4a5461; font-size: .9rem; line-height: 1.45; }
@media (max-width: 44rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  .figures { grid-template-columns: minmax(0, 1fr); }
  thead { display: none; }
  table, tbody, tr, td, tbody th { display: block; width: 100%; }
  tbody tr { padding: .6rem 0; border-top: 1px solid #dfe3e8; }
  tbody tr:first-child { padding: 0; border: 0; }
  tbody tr + tr td { border: 0; }
  td { padding: .1rem 0 .1rem 5.5rem; }
  td:first-child { padding: 0 0 .2rem; font-weight: 600; }
  td:not(:first-child)::before { content: attr(data-label); float: left; margin-left: -5.5rem; color: #6b7480; }
  td:nth-last-child(2) { display: inline-block; width: 9rem; padding-right: 0; text-align: left; }
  td:last-child { display: inline-block; width: auto; padding: .1rem 0; }
  td:last-child::before, td.empty:not(:last-child) { display: none; }
  .failed td { background: none; }
}
)";

std::string class_of(Verdict verdict) { return verdict == Verdict::none ? "none" : to_text(verdict); }

std::string row_html(const ReportTable& table, const ReportTable::Row& row) {
  if (row.cells.size() != table.header.size()) {
    throw ShapeError(
        join("report: a row has ", row.cells.size(), " cells, the table ", table.header.size(), " columns"));
  }
  std::string html = join("<tr class=\"", class_of(row.verdict), "\">");
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    html += join("<td", row.cells[i] == "-" ? " class=\"empty\"" : "", " data-label=\"",
                 escaped(table.header[i]), "\">", escaped(row.cells[i]), "</td>");
  }
  return html + "</tr>\n";
}

// A drawing goes into the page as it is, so it must not bring anything else along.
std::string inline_svg(const ReportFigure& figure) {
  const std::string_view svg = figure.bytes;
  for (const char* foreign : {"<script", "<foreignObject", "javascript:", "href"}) {
    if (svg.find(foreign) != std::string_view::npos) {
      throw IoError(join("report: ", figure.file, " holds '", foreign, "', which a drawing does not need"));
    }
  }
  if (!svg.starts_with("<svg ") || svg.find("</svg>") == std::string_view::npos) {
    throw IoError(join("report: ", figure.file, " is no SVG drawing"));
  }
  return std::string(svg);
}

std::string image(const ReportFigure& figure, std::string_view kind) {
  return join("<img alt=\"", escaped(figure.caption), "\" src=\"",
              data_uri(join("image/", kind), figure.bytes), "\">");
}

std::string figure_html(const ReportFigure& figure) {
  const std::string kind = figure.file.substr(std::min(figure.file.size(), figure.file.rfind('.') + 1));
  if (kind != "svg" && kind != "png" && kind != "gif") {
    throw IoError(join("report: ", figure.file, " is no picture; a report takes .svg, .png and .gif"));
  }
  const bool drawing = kind == "svg";
  return join("<figure", drawing ? " class=\"wide\"" : "", ">\n",
              drawing ? inline_svg(figure) : image(figure, kind), "\n<figcaption>", escaped(figure.caption),
              "</figcaption>\n</figure>\n");
}

std::string lines_escaped(std::string_view text) {
  std::string html;
  for (const std::string& line : split(text, '\n')) html += (html.empty() ? "" : "\n") + escaped(line);
  return html;
}

}  // namespace

Report::Report(const std::string& title) : title_(title) { body_ = join("<h1>", escaped(title), "</h1>\n"); }

void Report::heading(std::string_view text) { body_ += join("<h2>", escaped(text), "</h2>\n"); }

void Report::paragraph(std::string_view text) { body_ += join("<p>", escaped(text), "</p>\n"); }

void Report::lines(std::string_view text) { body_ += join("<pre>", lines_escaped(text), "</pre>\n"); }

void Report::table(const ReportTable& table) {
  std::string html = "<table>\n<thead><tr>";
  for (const std::string& name : table.header) html += join("<th scope=\"col\">", escaped(name), "</th>");
  html += "</tr></thead>\n";
  for (const ReportTable::Group& group : table.groups) {
    html += join("<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"", table.header.size(), "\">",
                 escaped(group.title), "</th></tr>\n");
    for (const ReportTable::Row& row : group.rows) html += row_html(table, row);
    html += "</tbody>\n";
  }
  body_ += html + "</table>\n";
}

void Report::figures(const std::vector<ReportFigure>& figures) {
  if (figures.empty()) return;
  std::string html = "<div class=\"figures\">\n";
  for (const ReportFigure& figure : figures) html += figure_html(figure);
  body_ += html + "</div>\n";
}

std::string Report::html() const {
  return join("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
              escaped(title_), "</title>\n<style>", style, "</style>\n</head>\n<body>\n", body_,
              "</body>\n</html>\n");
}

}  // namespace minirl
