#include "minirl/lab/findings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/csv.hpp"

namespace minirl {
namespace {

constexpr std::array verdicts{Verdict::ok, Verdict::failed, Verdict::none};

Verdict verdict_called(std::string_view text, const std::string& place) {
  for (const Verdict v : verdicts) {
    if (to_text(v) == text) return v;
  }
  throw IoError(join(place, ": '", text, "' is no verdict; there are ok, failed and -"));
}

bool is_picture_name(const std::string& file) {
  const std::filesystem::path path(file);
  const std::string kind = path.extension().string();
  return path.filename() == path && (kind == ".svg" || kind == ".png" || kind == ".gif");
}

std::string without_trailing_zeros(std::string number) {
  if (number.find('.') == std::string::npos) return number;
  number.erase(number.find_last_not_of('0') + 1);
  if (number.back() == '.') number.pop_back();
  return number == "-0" ? "0" : number;
}

}  // namespace

std::string to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::ok:
      return "ok";
    case Verdict::failed:
      return "failed";
    case Verdict::none:
      break;
  }
  return "-";
}

std::string array_text(std::span<const double> values, int decimals) {
  std::string text = "[";
  for (const double value : values) {
    if (text.size() > 1) text += ' ';
    text += without_trailing_zeros(fixed(value, decimals));
  }
  return text + "]";
}

Findings::Findings(std::ostream& out, std::string chapter, std::filesystem::path kept_in)
    : out_(out),
      chapter_(std::move(chapter)),
      folder_(std::move(kept_in)),
      last_(std::chrono::steady_clock::now()) {
  out_ << chapter_ << '\n';
  if (folder_.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) throw IoError(join(folder_.string(), ": cannot make this folder: ", error.message()));
  write_file_atomically(folder_ / "rows.csv", "");  // better now than after the work
}

void Findings::same(const std::string& what, const std::string& notebook, const std::string& minirl) {
  judged(what, notebook, minirl, notebook == minirl);
}

void Findings::judged(const std::string& what, const std::string& notebook, const std::string& minirl,
                      bool ok) {
  add({what, notebook, minirl, 0, ok ? Verdict::ok : Verdict::failed});
}

void Findings::noted(const std::string& what, const std::string& notebook, const std::string& minirl) {
  add({what, notebook, minirl, 0, Verdict::none});
}

void Findings::add(Finding finding) {
  const auto now = std::chrono::steady_clock::now();
  finding.seconds = std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  std::string line = to_text(finding.verdict);
  line.resize(8, ' ');
  line += join(finding.what, ": ", finding.minirl);
  if (finding.notebook == finding.minirl)
    line += "   (as the notebook)";
  else if (finding.notebook != "-")
    line += "   (notebook: " + finding.notebook + ")";
  out_ << line << '\n' << std::flush;
  rows_.push_back(std::move(finding));
}

void Findings::picture(const KeptPicture& picture, std::string_view bytes) {
  if (!is_picture_name(picture.file)) {
    throw ConfigError(
        join("picture: '", picture.file, "' must be a plain file name that ends in .svg, .png or .gif"));
  }
  if (folder_.empty()) return;
  write_file_atomically(folder_ / picture.file, bytes);
  pictures_.push_back(picture);
}

int Findings::finish() const {
  const bool failed = std::any_of(rows_.begin(), rows_.end(),
                                  [](const Finding& row) { return row.verdict == Verdict::failed; });
  if (folder_.empty()) return failed;
  CsvWriter rows(folder_ / "rows.csv", {"chapter", "what", "notebook", "minirl", "seconds", "verdict"});
  for (const Finding& f : rows_) {
    rows.row(chapter_, f.what, f.notebook, f.minirl, fixed(f.seconds, 3), to_text(f.verdict));
  }
  rows.flush();
  CsvWriter pictures(folder_ / "pictures.csv", {"file", "caption", "place"});
  for (const KeptPicture& p : pictures_)
    pictures.row(p.file, p.caption, p.place == Place::cover ? "cover" : "chapter");
  pictures.flush();
  return failed;
}

ChapterResult read_findings(const std::filesystem::path& folder) {
  const Csv rows = Csv::read(folder / "rows.csv");
  const Csv pictures = Csv::read(folder / "pictures.csv");
  ChapterResult result;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto cell = [&](const char* column) { return std::string(rows.cell(i, rows.column(column))); };
    result.chapter = cell("chapter");
    result.rows.push_back({cell("what"), cell("notebook"), cell("minirl"),
                           parse_double(cell("seconds"), rows.place(i)),
                           verdict_called(cell("verdict"), rows.place(i))});
  }
  for (std::size_t i = 0; i < pictures.rows(); ++i) {
    const auto cell = [&](const char* column) {
      return std::string(pictures.cell(i, pictures.column(column)));
    };
    const KeptPicture p{cell("file"), cell("caption"),
                        cell("place") == "cover" ? Place::cover : Place::chapter};
    if (!is_picture_name(p.file))
      throw IoError(join(pictures.place(i), ": '", p.file, "' is no picture's name"));
    result.pictures.push_back(p);
  }
  return result;
}

}  // namespace minirl
