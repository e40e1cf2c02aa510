// DQN on CartPole: what works, as the best weights of a run and as its last ones.
#include <algorithm>

#include "minirl/agents/dqn_presets.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/experiment.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

using Runs = std::vector<SeedRun<Dqn>>;

Runs learn(const std::string& preset, int seeds) {
  const DqnSetup& setup = dqn_preset("CartPole-v1", preset);
  return run_seeds({.env = "CartPole-v1",
                    .steps = setup.steps,
                    .seeds = seed_range(0, seeds),
                    .snapshot_every = setup.snapshot_every},
                   [&](const DiscreteEnv& e, std::uint64_t seed) { return make_dqn(setup, e, seed); });
}

long solved(const std::vector<double>& means) {
  return std::count_if(means.begin(), means.end(), [](double m) { return m >= 475; });
}

Series show(Findings& findings, const std::string& preset, int seeds) {
  const Runs runs = learn(preset, seeds);
  const auto best = best_means(runs), last = greedy_means(runs);
  const std::string what = join("CartPole-v1, preset ", preset, ", ", dqn_preset("CartPole-v1", preset).steps,
                                " steps, seeds 0 to ", seeds - 1);
  const std::string enough = join(what, ": best snapshots whose greedy mean of 100 episodes is at least 475");
  const std::string text = join(solved(best), " of ", seeds, "; ", spread(best));
  if (preset == "minirl") {
    findings.judged(enough, "-", text, 10 * solved(best) >= 8 * seeds);
  } else {
    findings.noted(enough, "-", text);
  }
  findings.noted("the final weights of the same runs", "-",
                 join(solved(last), " of ", seeds, "; ", spread(last)));
  return learning_curve(preset, runs, {.band = Band::quartiles});
}

void cartpole(Findings& findings, const ChapterOptions& options) {
  if (!options.wants("minirl")) return;
  std::vector<Series> curves{show(findings, "minirl", options.quick ? 4 : 10)};
  if (!options.quick) {
    curves.push_back(show(findings, "double", 4));
    curves.push_back(show(findings, "duelling", 4));
  }
  findings.picture(
      {"learning_curve.svg",
       "Training episodes. Each seed counts with the mean of its last 20: a line is the median of the "
       "seeds, a band their middle half.",
       Place::cover},
      to_svg(Plot{.title = "DQN on CartPole-v1",
                  .x_label = "environment steps",
                  .y_label = "return of an episode",
                  .series = curves,
                  .reference_lines = {{475, "solved: 475"}}}));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words,
                     {.title = "08.2 CartPole", .presets = {"minirl", "notebook"}, .run = cartpole});
}
