#include <doctest/doctest.h>

#include "minirl/core/errors.hpp"
#include "minirl/lab/report.hpp"

using namespace minirl;

namespace {

const ReportFigure drawing{"curve.svg", "A <curve>.", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n"};

bool holds(const Report& report, const std::string& text) {
  return report.html().find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("report: a whole page with its parts in order") {
  Report report("The tour");
  report.heading("First");
  report.paragraph("Words.");
  report.lines("./minirl tour");
  const std::string html = report.html();
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(html.ends_with("</html>\n"));
  CHECK(holds(report, "<title>The tour</title>"));
  CHECK(holds(report, "<h1>The tour</h1>\n<h2>First</h2>\n<p>Words.</p>\n<pre>./minirl tour</pre>\n"));
}

TEST_CASE("report: texts are shown as they are, never read as HTML") {
  const std::string bad = "<script>alert(\"1\") & more</script>";
  const std::string safe = "&lt;script&gt;alert(&quot;1&quot;) &amp; more&lt;/script&gt;";
  Report report(bad);
  report.heading(bad);
  report.paragraph(bad);
  report.lines(bad + "\n" + bad);
  report.table({{bad}, {{bad, {{{bad}, Verdict::ok}}}}});
  report.figures({{"x.png", bad, "PNG"}});
  CHECK_FALSE(holds(report, "<script"));
  CHECK(holds(report, "<title>" + safe + "</title>"));
  CHECK(holds(report, "<pre>" + safe + "\n" + safe + "</pre>"));
  CHECK(holds(report, "<td data-label=\"" + safe + "\">" + safe + "</td>"));
  CHECK(holds(report, "alt=\"" + safe + "\""));
  CHECK(holds(report, "<figcaption>" + safe + "</figcaption>"));
}

TEST_CASE("report: a table in groups, each row with its verdict") {
  Report report("t");
  report.table({{"What", "Verdict"},
                {{"00 First", {{{"a", "ok"}, Verdict::ok}, {{"b", "failed"}, Verdict::failed}}},
                 {"01 Second", {{{"-", "-"}, Verdict::none}}}}});
  CHECK(holds(report, "<th scope=\"rowgroup\" colspan=\"2\">00 First</th>"));
  CHECK(holds(report,
              "<tr class=\"ok\"><td data-label=\"What\">a</td><td data-label=\"Verdict\">ok</td></tr>"));
  CHECK(holds(report, "<tr class=\"failed\">"));
  CHECK(holds(report, "<tr class=\"none\"><td class=\"empty\" data-label=\"What\">-</td>"));
  CHECK_THROWS_WITH_AS(report.table({{"What", "Verdict"}, {{"", {{{"a"}, Verdict::ok}}}}}),
                       "report: a row has 1 cells, the table 2 columns", ShapeError);
}

TEST_CASE("report: pictures are part of the file") {
  Report report("t");
  report.figures({drawing, {"film.gif", "It runs.", "GIF89a"}});
  CHECK(holds(report, drawing.bytes));
  CHECK(holds(report, "A &lt;curve&gt;."));
  CHECK(holds(report, "src=\"data:image/gif;base64,R0lGODlh\""));
}

TEST_CASE("report: a drawing may hold nothing but a drawing") {
  Report report("t");
  CHECK_THROWS_AS(report.figures({{"a.svg", "", "<svg ><script>alert(1)</script></svg>"}}), IoError);
  CHECK_THROWS_AS(report.figures({{"a.svg", "", "<svg ><a href=\"x\"/></svg>"}}), IoError);
  CHECK_THROWS_AS(report.figures({{"a.svg", "", "<p>no drawing</p>"}}), IoError);
  CHECK_THROWS_WITH_AS(report.figures({{"a.jpg", "", "x"}}),
                       "report: a.jpg is no picture; a report takes .svg, .png and .gif", IoError);
}

TEST_CASE("report: nothing is fetched from elsewhere") {
  Report report("t");
  report.figures({drawing, {"film.gif", "It runs.", "GIF89a"}});
  for (const char* fetched : {"src=\"http", "href=", "url(", "@import", "<link"})
    CHECK_FALSE(holds(report, fetched));
}
