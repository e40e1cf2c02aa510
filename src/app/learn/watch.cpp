#include "app/learn/watch.hpp"

#include <optional>

#include "app/interrupt.hpp"
#include "app/learn/watched_file.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

constexpr int poll_milliseconds = 40;

class Watch {
 public:
  Watch(Session& session, Terminal& terminal) : session_(session), terminal_(terminal) {}

  int run() {
    news_ = session_.workbook().news();
    if (session_.workbook().is_new()) {
      news_.insert(
          news_.begin(),
          join("Welcome. Your copies of the exercises are in ", session_.workbook().folder().string(),
               ". Open the file below in your editor; each time you save it, the verdict "
               "stands here."));
    }
    open(session_.current());
    while (!interrupted()) {
      if (file_->has_changed()) judge();
      const ScreenSize size = terminal_.size();
      if (size.columns != shown_.columns || size.rows != shown_.rows) show();
      const char key = terminal_.key(poll_milliseconds);
      if (key == 'q' && mode_ != Mode::list) break;
      if (key != '\0') answer(key);
    }
    terminal_.show(join(session_.solved(), " of ", session_.exercises().size(),
                        " solved. `./minirl learn` goes on where you left.\n"));
    return interrupted() ? 130 : 0;
  }

 private:
  enum class Mode { verdict, list, reset_question };

  void open(const Exercise& exercise) {
    session_.go_to(exercise);
    exercise_ = &exercise;
    file_.emplace(session_.workbook().file(exercise));
    judge();
  }

  void judge() {
    mode_ = Mode::verdict;
    is_full_ = false;
    extra_.clear();
    is_busy_ = true;
    if (terminal_.is_interactive()) show();
    verdict_ = session_.judge(*exercise_);
    is_busy_ = false;
    show();
    news_.clear();
  }

  void show() {
    shown_ = terminal_.size();
    Screen screen{.title = join(exercise_->id, " ", exercise_->name),
                  .file = session_.shown_file(*exercise_),
                  .lesson = session_.shown_lesson(*exercise_),
                  .news = news_,
                  .verdict = &verdict_,
                  .extra = extra_,
                  .solved = session_.solved(),
                  .all = session_.exercises().size(),
                  .is_busy = is_busy_};
    terminal_.show(mode_ == Mode::list ? list_screen()
                                       : screen_text(screen, height(), terminal_.has_colours()));
  }

  // What was asked for is shown to its end, if need be beyond the window: the terminal scrolls.
  ScreenSize height() const { return {shown_.columns, is_full_ ? 0 : shown_.rows}; }

  std::string list_screen() const {
    std::vector<ListRow> rows;
    for (const Exercise& e : session_.exercises()) {
      rows.push_back({session_.is_solved(e), &e == exercise_, e.id, e.name, session_.shown_file(e)});
    }
    return wrapped(join(list_text(rows, cursor_, shown_), "\n",
                        progress_bar(session_.solved(), rows.size(), shown_.columns), "\n",
                        "j down  k up  ENTER go there  l back\n"),
                   shown_.columns);
  }

  void answer(char key) {
    is_full_ = false;
    if (mode_ == Mode::list) return move_in_list(key);
    if (mode_ == Mode::reset_question) return reset_if(key == 'y' || key == 'Y');
    switch (key) {
      case 'n':
        return next();
      case 'h':
        return say(session_.hint(*exercise_));
      case 'l':
        return open_list();
      case 'v':
        return say(verdict_.passed() ? session_.solution(*exercise_)
                                     : "v shows the solution once yours passes");
      case 'e':
        return say(verdict_.full.empty() ? "compiler and program have printed nothing" : verdict_.full);
      case 'x':
        mode_ = Mode::reset_question;
        return say(
            "Reset: a fresh copy of this exercise? Yours is kept under backups. y yes, any other key no");
      case '\n':
      case '\r':
        return;
      default:
        return say(join("no key '", key, "'"));
    }
  }

  void say(const std::string& text) {
    extra_ = text;
    is_full_ = true;
    show();
  }

  void next() {
    if (!verdict_.passed()) return say("n goes on once this one passes; l goes anywhere, h gives a hint");
    const Exercise* exercise = session_.next();
    if (exercise == nullptr)
      return say("All exercises are solved. Well done: nothing is left to teach here.");
    open(*exercise);
  }

  void reset_if(bool is_wanted) {
    mode_ = Mode::verdict;
    if (!is_wanted) return say("kept as it is");
    const std::filesystem::path backup = session_.workbook().reset(*exercise_);
    open(*exercise_);
    if (!backup.empty()) say("what you had is kept in " + backup.string());
  }

  void open_list() {
    mode_ = Mode::list;
    cursor_ = static_cast<std::size_t>(exercise_ - session_.exercises().data());
    show();
  }

  void move_in_list(char key) {
    if (key == 'j' && cursor_ + 1 < session_.exercises().size()) ++cursor_;
    if (key == 'k' && cursor_ > 0) --cursor_;
    if (key == '\n' || key == '\r') return open(session_.exercises()[cursor_]);
    if (key == 'l' || key == 'q') mode_ = Mode::verdict;
    show();
  }

  Session& session_;
  Terminal& terminal_;
  const Exercise* exercise_ = nullptr;
  std::optional<WatchedFile> file_;
  Verdict verdict_;
  std::vector<std::string> news_;
  std::string extra_;
  Mode mode_ = Mode::verdict;
  std::size_t cursor_ = 0;
  ScreenSize shown_;
  bool is_busy_ = false, is_full_ = false;
};

}  // namespace

int watch(Session& session, Terminal& terminal) { return Watch(session, terminal).run(); }

}  // namespace minirl::app::learning
