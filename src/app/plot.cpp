// The verb plot: columns of CSV files as curves in an SVG, a run with several seeds as median and band.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>

#include "app/arguments.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/csv.hpp"
#include "minirl/lab/curves.hpp"

namespace minirl::app {
namespace {

namespace fs = std::filesystem;

const Usage usage{
    .verb = "plot",
    .operands = "CSV...",
    .about =
        "Draws a curve for each CSV file or run; for a run with several seeds their median, in a band from "
        "the lowest to the highest.",
    .options = {{"--x", "COLUMN", "step if not given"},
                {"--y", "COLUMN", "return if not given; may be repeated"},
                {"--window", "N",
                 "each point is the mean of the last N rows, 20 if not given; 1 smooths nothing"},
                {"--title", "T", "stands above the curves"},
                {"--out", "FILE.svg", "plot.svg if not given; what is there is replaced"}},
    .least = 1,
    .most = 100,
    .examples = {"plot runs/first runs/slower --title 'two learning rates'",
                 "plot report/tour.csv --x seconds --y result --window 1 --out tour.svg"}};

struct Columns {
  std::string x, y;
  int window;
};

// The numbers of a column; empty cells are gaps.
std::vector<double> numbers(const Csv& csv, const std::string& name) {
  const std::size_t column = csv.column(name);
  std::vector<double> values;
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    const std::string_view cell = csv.cell(row, column);
    values.push_back(cell.empty() ? std::numeric_limits<double>::quiet_NaN()
                                  : parse_double(cell, join(csv.place(row), ", column '", name, "'")));
  }
  return values;
}

Series curve_of(std::string name, const fs::path& file, const Columns& columns) {
  const Csv csv = Csv::read(file);
  Series series{std::move(name), numbers(csv, columns.x), {}, {}, {}};
  const std::vector<double> y = numbers(csv, columns.y);
  for (std::size_t i = 0; i < y.size(); ++i) {
    const std::size_t count = std::min<std::size_t>(i + 1, static_cast<std::size_t>(columns.window));
    double sum = 0;
    for (std::size_t k = i + 1 - count; k <= i; ++k) sum += y[k];
    series.y.push_back(sum / static_cast<double>(count));
  }
  return series;
}

std::vector<CurvePoint> points_of(const fs::path& file, const Columns& columns) {
  const Csv csv = Csv::read(file);
  const std::vector<double> x = numbers(csv, columns.x), y = numbers(csv, columns.y);
  std::vector<CurvePoint> points;
  for (std::size_t row = 0; row < x.size(); ++row) {
    const bool whole = x[row] == std::floor(x[row]) && std::abs(x[row]) < 1e15;
    if (!whole || (row > 0 && x[row] < x[row - 1]) || !std::isfinite(y[row])) {
      throw ConfigError(
          join(csv.place(row), ": ", columns.x, " is ", x[row], ", ", columns.y, " is ", y[row],
               "; a median over seeds needs whole numbers that never fall and finite ones. Give "
               "the seeds' files one by one"));
    }
    points.push_back({static_cast<long>(x[row]), y[row]});
  }
  return points;
}

// The curve.csv of a run, or those of its seeds in the order of their names.
std::vector<fs::path> files_of_run(const fs::path& folder) {
  if (fs::exists(folder / "curve.csv")) return {folder / "curve.csv"};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path file = entry.path() / "curve.csv";
    if (entry.path().filename().string().starts_with("seed_") && fs::exists(file)) files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) {
    throw ConfigError(
        join(folder.string(), ": holds neither curve.csv nor seed_*/curve.csv; is it a run's folder?"));
  }
  return files;
}

Series series_of(const fs::path& given, const std::string& name, const Columns& columns) {
  if (!fs::is_directory(given)) return curve_of(name, given, columns);
  const std::vector<fs::path> files = files_of_run(given);
  if (files.size() == 1) return curve_of(name, files[0], columns);
  std::vector<std::vector<CurvePoint>> curves;
  for (const fs::path& file : files) curves.push_back(points_of(file, columns));
  return over_seeds(join(name, ", ", files.size(), " seeds"), curves, {.window = columns.window});
}

// What tells the files apart: the paths without the folders that all of them begin with.
std::vector<std::string> short_names(const std::vector<std::string>& paths) {
  std::vector<std::string> names = paths;
  for (std::string& name : names) {
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    if (name.ends_with("/curve.csv")) name.resize(name.size() - 10);
  }
  for (;;) {
    const auto slash = names[0].find('/');
    const std::string first = names[0].substr(0, slash == std::string::npos ? slash : slash + 1);
    const bool common =
        slash != std::string::npos &&
        std::all_of(names.begin(), names.end(), [&](const auto& name) { return name.starts_with(first); });
    if (!common) return names;
    for (std::string& name : names) name.erase(0, first.size());
  }
}

int run_plot(const Arguments& arguments) {
  const std::string out = arguments.value("--out", "plot.svg");
  if (!out.ends_with(".svg")) throw UsageError(join("--out: '", out, "' does not end in .svg"));
  std::vector<std::string> y_columns = arguments.values("--y");
  if (y_columns.empty()) y_columns = {"return"};
  Columns columns{arguments.value("--x", "step"), "",
                  static_cast<int>(arguments.count("--window", 20, 10'000))};

  Plot plot{.title = arguments.value("--title"), .x_label = columns.x, .y_label = "", .series = {}};
  const std::vector<std::string>& paths = arguments.operands();
  const std::vector<std::string> names = short_names(paths);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (const std::string& y : y_columns) {
      columns.y = y;
      const std::string name = y_columns.size() == 1 ? names[i]
                               : paths.size() == 1   ? y
                                                     : join(names[i], ": ", y);
      plot.series.push_back(series_of(paths[i], name, columns));
    }
  }
  plot.y_label = y_columns.size() == 1 ? y_columns[0] : "";
  if (columns.window > 1) {
    plot.y_label += join(plot.y_label.empty() ? "" : ", ", "mean of the last ", columns.window);
  }
  write_file_atomically(out, to_svg(plot));
  std::cout << join(out, ": ", plot.series.size(), plot.series.size() == 1 ? " curve\n" : " curves\n");
  return 0;
}

}  // namespace

Verb plot() { return {usage, run_plot}; }

}  // namespace minirl::app
