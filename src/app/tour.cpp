// The verb tour: runs the programs of all chapters and shows what came out: a table, a CSV file, a report.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <set>

#include "app/arguments.hpp"
#include "app/chapters.hpp"
#include "app/child.hpp"
#include "app/tour_table.hpp"
#include "app/verbs.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/csv.hpp"
#include "minirl/lab/report.hpp"

namespace minirl::app {
namespace {

namespace fs = std::filesystem;

const Usage usage{
    .verb = "tour",
    .operands = "",
    .about =
        "Runs the course: what the notebooks printed, what comes out here, and a report to open in a "
        "browser.",
    .options = {{"--quick", "", "less work, where there is much: under a minute"},
                {"--out", "DIR", "where report.html and tour.csv go (report)"}},
    .examples = {"tour", "tour --quick --out runs/tour"},
};

// A chapter of the tour: its results, or how its program failed.
struct Stop {
  ChapterProgram program;
  fs::path folder;  // of its rows and pictures
  ChapterResult result = {};
  bool ran = false;
};

fs::path log_of(const Stop& stop) { return stop.folder / "output.txt"; }

// Whatever is wrong with the folder shows before the work.
void prepare(const fs::path& out) {
  std::error_code error;
  fs::create_directories(out / "chapters", error);
  if (error) throw IoError(join("tour: cannot make the folder ", out.string(), ": ", error.message()));
  write_file_atomically(out / "tour.csv", "");
}

// How the program ended, if it did not end with results; "" if it did.
std::string failure(Stop& stop, int status) {
  if (status > 1) return join("ended with status ", status);
  try {
    stop.result = read_findings(stop.folder);
  } catch (const IoError& error) {
    return join("left no results: ", error.what());
  }
  return stop.result.rows.empty() ? "left no results" : "";
}

Stop visit(const ChapterProgram& program, const fs::path& out, bool quick) {
  Stop stop{program, out / "chapters" / program.id()};
  fs::create_directories(stop.folder);
  fs::remove(stop.folder / "rows.csv");  // of an earlier tour
  std::vector<std::string> words{"--out", stop.folder.string()};
  if (quick) words.push_back("--quick");
  const std::string problem = failure(stop, run_child(program.path, words, log_of(stop)));
  stop.ran = problem.empty();
  if (stop.ran) return stop;
  stop.result = {program.title(), {}, {}};
  stop.result.rows.push_back({"runs to its end", "-", problem, 0, Verdict::failed});
  return stop;
}

std::vector<Stop> visit_all(const std::vector<ChapterProgram>& programs, const fs::path& out, bool quick) {
  const bool live = isatty(STDERR_FILENO) != 0;
  std::vector<Stop> stops;
  for (const ChapterProgram& program : programs) {
    if (live) std::cerr << "\r\x1b[Kchapter " << program.title() << " ..." << std::flush;
    stops.push_back(visit(program, out, quick));
  }
  if (live) std::cerr << "\r\x1b[K" << std::flush;
  return stops;
}

long rows_with(const std::vector<Stop>& stops, Verdict verdict) {
  long count = 0;
  for (const Stop& stop : stops) {
    for (const Finding& f : stop.result.rows) count += f.verdict == verdict;
  }
  return count;
}

std::string counted(long n, const std::string& thing) { return join(n, " ", thing, n == 1 ? "" : "s"); }

std::string summary(const std::vector<Stop>& stops) {
  const long ok = rows_with(stops, Verdict::ok), failed = rows_with(stops, Verdict::failed);
  const long noted = rows_with(stops, Verdict::none);
  std::set<std::string> chapters;  // some have several programs
  for (const Stop& stop : stops) chapters.insert(stop.program.number);
  return join(counted(ok + failed + noted, "result"), " from ",
              counted(static_cast<long>(chapters.size()), "chapter"), ": ", ok, " as they must be, ", noted,
              " noted for comparison, ", failed, " failed");
}

void write_csv(const fs::path& file, const std::vector<Stop>& stops) {
  CsvWriter csv(file, {"chapter", "what", "notebook", "minirl", "seconds", "verdict"});
  for (const Stop& stop : stops) {
    for (const Finding& f : stop.result.rows) {
      csv.row(stop.result.chapter, f.what, f.notebook, f.minirl, fixed(f.seconds, 3), to_text(f.verdict));
    }
  }
  csv.flush();
}

ReportTable report_table(const std::vector<Stop>& stops) {
  ReportTable table{{"What", "Notebook", "minirl", "Seconds", "Verdict"}, {}};
  for (const Stop& stop : stops) {
    ReportTable::Group group{stop.result.chapter, {}};
    for (const Finding& f : stop.result.rows) {
      group.rows.push_back(
          {{f.what, f.notebook, f.minirl, fixed(f.seconds, 2), to_text(f.verdict)}, f.verdict});
    }
    table.groups.push_back(std::move(group));
  }
  return table;
}

std::vector<ReportFigure> figures_at(Place place, const std::vector<Stop>& stops) {
  std::vector<ReportFigure> figures;
  for (const Stop& stop : stops) {
    for (const KeptPicture& p : stop.result.pictures) {
      if (p.place == place) figures.push_back({p.file, p.caption, read_file(stop.folder / p.file)});
    }
  }
  return figures;
}

void report_stop(Report& report, const Stop& stop) {
  report.heading(stop.result.chapter);
  report.figures(figures_at(Place::chapter, {stop}));
  if (!stop.ran) report.lines(read_file(log_of(stop)));
  report.lines(join("./minirl run ", stop.program.name));
}

std::string report_html(const std::vector<Stop>& stops, bool quick) {
  Report report("minirl: the tour");
  report.paragraph(summary(stops) + ".");
  report.paragraph(
      "Each row stands for one result of the course: what the notebook printed, and what this library "
      "computes. "
      "It is ok if both are equal to the last printed digit, or if what the row says holds.");
  report.figures(figures_at(Place::cover, stops));
  report.table(report_table(stops));
  for (const Stop& stop : stops) report_stop(report, stop);
  report.heading("Once more");
  report.paragraph("The same command gives the same numbers and pictures; only the seconds differ.");
  report.lines(join("./minirl tour", quick ? " --quick" : ""));
  return report.html();
}

void show_logs(const std::vector<Stop>& stops) {
  for (const Stop& stop : stops) {
    if (stop.ran) continue;
    std::cerr << "minirl: chapter " << stop.result.chapter << " failed; its output (" << log_of(stop).string()
              << "):\n"
              << read_file(log_of(stop)) << '\n';
  }
}

int run_tour(const Arguments& arguments) {
  const auto start = std::chrono::steady_clock::now();
  const fs::path out = arguments.value("--out", "report");
  const std::vector<ChapterProgram> programs = built_chapters();
  prepare(out);
  const std::vector<Stop> stops = visit_all(programs, out, arguments.has("--quick"));

  std::vector<ChapterResult> results;
  for (const Stop& stop : stops) results.push_back(stop.result);
  std::cout << tour_table(results, output_width(), output_colours()) << std::flush;
  show_logs(stops);
  write_csv(out / "tour.csv", stops);
  write_file_atomically(out / "report.html", report_html(stops, arguments.has("--quick")));
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::cout << '\n'
            << summary(stops) << "; " << fixed(seconds.count(), 1)
            << " s\nreport: " << fs::absolute(out / "report.html").lexically_normal().string() << '\n';
  return rows_with(stops, Verdict::failed) > 0 ? 1 : 0;
}

}  // namespace

Verb tour() { return {usage, run_tour}; }

}  // namespace minirl::app
