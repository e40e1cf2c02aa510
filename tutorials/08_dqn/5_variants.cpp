// Variants: what others have added to DQN since, one at a time.
#include <algorithm>

#include "minirl/draw/bar_plot.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "small_dqn.hpp"

using namespace minirl;

namespace {

struct Variant {
  std::string name;
  void (*add)(DqnSetup&);
};

const std::vector<Variant>& variants() {
  static const std::vector<Variant> all{
      {"DQN", [](DqnSetup&) {}},
      {"Double", [](DqnSetup& s) { s.agent.double_q = true; }},
      {"duelling, less the mean", [](DqnSetup& s) { s.duelling = DqnDuelling::mean; }},
      {"duelling, less the largest", [](DqnSetup& s) { s.duelling = DqnDuelling::max; }},
      {"soft target, 0.004 every 2 steps",
       [](DqnSetup& s) { s.agent.tau = 0.004, s.agent.target_every = 2; }},
      {"prioritised", [](DqnSetup& s) { s.agent.prioritised = true; }},
      {"3 steps", [](DqnSetup& s) { s.agent.n_steps = 3; }},
      {"10 steps", [](DqnSetup& s) { s.agent.n_steps = 10; }},
      {"20 steps", [](DqnSetup& s) { s.agent.n_steps = 20; }},
  };
  return all;
}

void compare(Findings& findings, const ChapterOptions& options) {
  std::vector<Series> curves;
  std::vector<double> middles;
  for (const Variant& variant : variants()) {
    const bool skipped = options.quick && variant.name != "DQN" && variant.name != "20 steps";
    if (skipped) continue;
    DqnSetup setup = small_dqn();
    variant.add(setup);
    const auto runs = look_at_seeds(setup, options.quick ? 2 : 5);
    const auto greedy = of_each(runs, greedy_of);
    middles.push_back(median(greedy));
    findings.noted(join(variant.name, ": greedy mean of the final weights; mean Q learnt from"), "-",
                   join(spread(greedy, 0), "; ", fixed(median(of_each(runs, last_q_of)), 0)));
    const bool shown = variant.name == "DQN" || variant.name == "Double" || variant.name.ends_with(" steps");
    if (!shown || variant.name.starts_with("soft")) continue;
    std::vector<std::vector<CurvePoint>> points;
    for (const LookedRun& run : runs) points.push_back(run.curve);
    curves.push_back(over_seeds(variant.name, points, {.band = Band::quartiles}));
  }
  findings.judged("returns over 20 steps help more than all the rest", "-",
                  middles.back() == *std::max_element(middles.begin(), middles.end()) ? "yes" : "no",
                  middles.back() == *std::max_element(middles.begin(), middles.end()));
  findings.picture({"variants.svg", "Training episodes, 5 seeds: medians and middle halves."},
                   to_svg(Plot{.title = "News travels n steps with each copy",
                               .x_label = "environment steps",
                               .y_label = "return of an episode",
                               .series = curves}));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "08.5 Variants", .run = compare});
}
