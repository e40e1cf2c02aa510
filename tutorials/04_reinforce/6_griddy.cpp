// Griddy: as the AiCore lesson trains it, and with every kind of credit.
#include <algorithm>
#include <cmath>

#include "lessons_training.hpp"
#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/experiment.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

// ---- The lesson's training

std::vector<Curve> lesson_over_seeds(const std::string& id, const Lesson& lesson, int epochs) {
  return for_seeds(seed_range(0, 10),
                   [&](std::uint64_t seed) { return lessons_training(id, lesson, epochs, seed); });
}

std::string epoch_text(const std::vector<Curve>& curves, int epoch) {
  std::vector<double> means;
  for (const Curve& curve : curves) means.push_back(average_reward(curve, epoch));
  return spread(means, 2);
}

void lessons_cartpole(Findings& findings) {
  const Lesson lesson{"baseline", true};
  const auto curves = lesson_over_seeds("CartPole-v0", lesson, 30);
  findings.noted("CartPole-v0, the lesson's training, seeds 0 to 9: average reward of epoch 10", "27.90",
                 epoch_text(curves, 10));
  findings.noted("the run it calls improved has the same flags and 30 epochs: epoch 30", "41.60",
                 epoch_text(curves, 30));
}

std::vector<Series> lessons_griddy(Findings& findings) {
  std::vector<Series> series;
  for (const Lesson& lesson :
       {Lesson{"baseline", true, false}, Lesson{"causality", false, true}, Lesson{"neither", false, false},
        Lesson{"baseline, no decay", true, false, 0}}) {
    const auto curves = lesson_over_seeds("Griddy", lesson, 30);
    const bool shown = lesson.baseline && lesson.weight_decay > 0;  // what the lesson printed
    if (shown)
      findings.noted("Griddy, the lesson's training, seeds 0 to 9: epoch 1", "-59.43", epoch_text(curves, 1));
    findings.noted(join("Griddy, the lesson's training, ", lesson.name, ": epoch 30"), shown ? "-5.70" : "-",
                   epoch_text(curves, 30));
    series.push_back(over_seeds("lesson: " + lesson.name, curves, {.band = Band::quartiles}));
  }
  return series;
}

// ---- minirl's agent, with every kind of credit

struct Run {
  Curve curve{};
  Evaluation greedy{};
};

ReinforceSetup setup_with(Credit credit, Baseline baseline) {
  ReinforceSetup setup = reinforce_preset("Griddy", "minirl");
  setup.agent.credit = credit;
  setup.agent.baseline = baseline;
  return setup;
}

// 900 episodes, as many as the lesson's 30 epochs.
Run learn_griddy(const ReinforceSetup& setup, std::uint64_t seed) {
  const auto env = make_discrete("Griddy");
  env->reset(seed);
  Reinforce agent = make_reinforce(setup, *env, seed);
  Run run;
  for (int i = 0; i < 30 * episodes_per_epoch; ++i) {
    const Episode episode = play_episode(*env, [&](const Tensor& s) { return agent.act(s); });
    note(run.curve, episode);
    agent.observe(episode);
    agent.learn();
  }
  run.greedy = evaluate(*env, [&](const Tensor& s) { return agent.best_action(s); }, {.seed = seed});
  return run;
}

std::vector<Run> learn_ten_times(const ReinforceSetup& setup) {
  return for_seeds(seed_range(0, 10), [&](std::uint64_t seed) { return learn_griddy(setup, seed); });
}

std::vector<Curve> curves_of(const std::vector<Run>& runs) {
  std::vector<Curve> curves;
  for (const Run& run : runs) curves.push_back(run.curve);
  return curves;
}

void judge(Findings& findings, const std::vector<Run>& runs) {
  const auto better = std::count_if(runs.begin(), runs.end(),
                                    [](const Run& run) { return average_reward(run.curve, 30) > -5.70; });
  findings.judged("Griddy, preset minirl, 900 episodes: the last 30 better than -5.70 on 9 of seeds 0 to 9",
                  "-5.70", join(better, " of 10; ", epoch_text(curves_of(runs), 30)), better >= 9);
  std::vector<double> greedy;
  for (const Run& run : runs) greedy.push_back(run.greedy.mean);
  findings.noted("its likeliest actions, mean of 100 episodes (3.2 steps is the best there is)", "-",
                 spread(greedy, 2));
}

std::vector<Series> agents_griddy(Findings& findings) {
  std::vector<Series> series;
  const auto show = [&](const std::string& name, Credit credit, Baseline baseline) {
    const auto runs = learn_ten_times(setup_with(credit, baseline));
    findings.noted(join("Griddy, preset minirl with ", name, ": the last 30 of 900 episodes"), "-",
                   epoch_text(curves_of(runs), 30));
    series.push_back(over_seeds(name, curves_of(runs), {.band = Band::quartiles}));
    return runs;
  };
  show("whole returns", Credit::whole, Baseline::none);
  show("causality", Credit::to_go, Baseline::none);
  show("a baseline", Credit::whole, Baseline::mean);
  show("both", Credit::to_go, Baseline::mean);
  judge(findings, show("causality and a baseline for each step", Credit::to_go, Baseline::time_step));
  return series;
}

// ---- Chance, and pictures

void chance(Findings& findings) {
  const auto env = make_discrete("Griddy");
  Rng rng(0);
  double steps = 0;
  constexpr int episodes = 10'000;
  for (int i = 0; i < episodes; ++i) {
    steps += play_episode(*env, [&](const Tensor&) { return rng.choice(4); }).length();
  }
  findings.judged("Griddy by chance: mean length of 10,000 episodes (48.8 computed exactly)", "-",
                  fixed(steps / episodes, 2), std::abs(steps / episodes - 48.8) < 2);
}

void plot(Findings& findings, const KeptPicture& picture, const std::string& title,
          const std::vector<Series>& series) {
  findings.picture(picture, to_svg(Plot{.title = title,
                                        .x_label = "episodes",
                                        .y_label = "return of an episode",
                                        .series = series,
                                        .reference_lines = {{-3.2, "the best: -3.2"}}}));
}

void film(Findings& findings) {
  const auto env = make_discrete("Griddy");
  const ReinforceSetup& setup = reinforce_preset("Griddy", "minirl");
  Reinforce agent = make_reinforce(setup, *env, 0);
  train(*env, agent, {.steps = setup.steps, .seed = 0});
  findings.picture({"griddy.gif", "The likeliest actions after 20,000 steps."},
                   record_episode(*env, [&](const Tensor& s) { return agent.best_action(s); },
                                  {.seed = evaluation_seed(0, 0),
                                   .width = 240,
                                   .height = 240,
                                   .steps_per_frame = 1,
                                   .delay = 30,
                                   .pause = 6}));
}

void griddy(Findings& findings, const ChapterOptions& options) {
  if (options.preset.empty()) chance(findings);
  if (options.wants("notebook")) {
    plot(
        findings,
        {"griddy_lesson.svg", "The lesson's training, ten seeds: medians and quartiles of 20-episode means."},
        "Griddy, the lesson's training", lessons_griddy(findings));
    lessons_cartpole(findings);
  }
  if (options.wants("minirl")) {
    plot(findings,
         {"griddy.svg", "The same 900 episodes with Adam, an update every 10 episodes and no weight decay."},
         "Griddy, preset minirl, kinds of credit", agents_griddy(findings));
    film(findings);
  }
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words,
                     {.title = "04.6 Griddy", .presets = {"minirl", "notebook"}, .run = griddy});
}
