// The verb play: episodes to look at, live in the terminal or as a GIF.
#include <cmath>
#include <iostream>

#include "app/arguments.hpp"
#include "app/interrupt.hpp"
#include "app/learn/terminal.hpp"
#include "app/policies.hpp"
#include "app/verbs.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/draw/terminal.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/gif.hpp"

namespace minirl::app {
namespace {

const Usage usage{
    .verb = "play",
    .operands = "ENV",
    .about = "Plays episodes of an environment: live in a terminal (q ends), or into a GIF.",
    .options = {{"--policy", "WHO", "random (if not given), heuristic, or a file of trained weights"},
                {"--episodes", "N", "how many episodes, 1 if not given"},
                {"--seed", "S", "the first episode's seed, 0 if not given; the others go on from it"},
                {"--fps", "N", "steps a second, the world's own pace if not given"},
                {"--gif", "FILE", "record the episodes; nothing is shown then"},
                {"--overwrite", "", "write FILE even if it is there"}},
    .least = 1,
    .most = 1,
    .examples = {"play CartPole-v1 --policy heuristic", "play Griddy --gif griddy.gif",
                 "play CartPole-v1 --policy runs/first/weights.safetensors --seed 7"}};

constexpr int width = 480, height = 320;  // pixels
constexpr double fastest_gif = 25;        // pictures a second: more make large files that look no better
constexpr int least_columns = 20, most_columns = 160;

// Whole numbers as they are, others with two digits behind the point.
std::string short_text(double value) { return value == std::floor(value) ? join(value) : fixed(value, 2); }

// Where the pictures go: to a terminal, into a GIF, or nowhere.
class Stage {
 public:
  virtual ~Stage() = default;
  /// Called after the reset and after each step; false if the player has seen enough.
  virtual bool show(const Canvas& canvas, const std::string& caption) = 0;
  virtual void end_of_episode(const Canvas&) {}
  /// If not, the canvas stays empty, which is faster.
  virtual bool wants_pictures() const { return true; }
};

class EmptyStage final : public Stage {
 public:
  bool show(const Canvas&, const std::string&) override { return !interrupted(); }
  bool wants_pictures() const override { return false; }
};

class TerminalStage final : public Stage {
 public:
  explicit TerminalStage(double steps_a_second) : pause_(static_cast<int>(1000 / steps_a_second)) {}
  ~TerminalStage() override { std::cout << "\033[?25h" << std::flush; }

  bool show(const Canvas& canvas, const std::string& caption) override {
    const auto [columns, rows] = terminal_.size();
    const int by_height = 2 * (rows - 3) * canvas.width() / canvas.height();
    const int wide = std::clamp(std::min(columns - 1, by_height), least_columns, most_columns);
    if (wide != shown_)
      std::cout << "\033[?25l\033[2J";  // the cursor away; a new size begins on an empty screen
    shown_ = wide;
    std::cout << "\033[H" << terminal_picture(canvas, wide) << "\033[2K" << caption << '\n' << std::flush;
    return terminal_.key(pause_) != 'q' && !interrupted();
  }

 private:
  learning::Terminal terminal_;
  int pause_;  // milliseconds
  int shown_ = 0;
};

class GifStage final : public Stage {
 public:
  explicit GifStage(double steps_a_second)
      : every_(std::max(1, static_cast<int>(std::ceil(steps_a_second / fastest_gif)))),
        delay_(std::max(2, static_cast<int>(std::lround(100 * every_ / steps_a_second)))) {}

  bool show(const Canvas& canvas, const std::string&) override {
    if (taken_++ % every_ == 0) gif_.add(canvas);
    return !interrupted();
  }
  // The end is always to be seen, for about a second.
  void end_of_episode(const Canvas& canvas) override {
    for (int shown = 0; shown < 100; shown += delay_) gif_.add(canvas);
    taken_ = 0;
  }

  std::string encoded() const { return gif_.encode({.delay = delay_}); }
  std::size_t frames() const { return gif_.frames(); }

 private:
  GifRecording gif_;
  int every_, delay_;  // steps, centiseconds
  long taken_ = 0;
};

// One episode; false if it was broken off.
template <class E, class Act>
bool play_episode(E& env, const Act& act, std::optional<std::uint64_t> seed, Stage& stage) {
  Canvas canvas(width, height);
  const auto show = [&](const std::string& caption) {
    if (stage.wants_pictures()) env.draw(canvas);
    return stage.show(canvas, caption);
  };
  auto observation = env.reset(seed);
  double total = 0;
  bool goes_on = show("step 0");
  for (long steps = 1; goes_on; ++steps) {
    auto step = env.step(act(observation));
    total += step.reward;
    const std::string so_far = join("step ", steps, ", return ", short_text(total));
    goes_on = show(so_far);
    if (step.done()) {
      stage.end_of_episode(canvas);
      std::cout << join(so_far, step.terminated ? ", terminated\n" : ", truncated\n") << std::flush;
      return goes_on;
    }
    observation = std::move(step.observation);
  }
  return false;
}

void play_episodes(const Arguments& arguments, Stage& stage) {
  const EnvSpec& spec = env_spec(arguments.operands()[0]);
  const AnyEnv env = make_env(spec.id, Pictures::needed);
  const std::uint64_t seed = arguments.seed("--seed", 0);
  const AnyPolicy policy = find_policy({arguments.value("--policy", "random"), seed}, spec.id, env);
  const auto episodes = arguments.count("--episodes", 1, 1'000'000);
  const FlushDenormals guard;
  with_policy(env, policy, [&](auto& playable, const auto& act) {
    for (std::int64_t i = 0; i < episodes; ++i) {
      if (!play_episode(playable, act, i == 0 ? std::optional(seed) : std::nullopt, stage)) return;
    }
  });
}

int run_play(const Arguments& arguments) {
  const EnvSpec& spec = env_spec(arguments.operands()[0]);
  const auto pace =
      static_cast<double>(arguments.count("--fps", static_cast<std::int64_t>(spec.steps_a_second), 1000));
  note_interrupts();
  if (!arguments.has("--gif")) {
    const bool is_terminal = learning::Terminal().is_interactive();
    const auto stage = is_terminal ? std::unique_ptr<Stage>(std::make_unique<TerminalStage>(pace))
                                   : std::make_unique<EmptyStage>();
    play_episodes(arguments, *stage);
    return 0;
  }
  const std::filesystem::path file = arguments.value("--gif");
  if (std::filesystem::exists(file) && !arguments.has("--overwrite")) {
    throw ConfigError(join(file.string(), " is there already; take another name, or add --overwrite"));
  }
  GifStage stage(pace);
  play_episodes(arguments, stage);
  const std::string bytes = stage.encoded();
  write_file_atomically(file, bytes);
  std::cout << join(file.string(), ": ", stage.frames(), " pictures, ", (bytes.size() + 1023) / 1024,
                    " KiB\n");
  return 0;
}

}  // namespace

Verb play() { return {usage, run_play}; }

}  // namespace minirl::app
