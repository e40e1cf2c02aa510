// What holds it up: DQN without its memory, without its target network, without both; with two kinds of loss.
#include <algorithm>
#include <cmath>

#include "minirl/draw/plot.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "small_dqn.hpp"

using namespace minirl;

namespace {

struct Part {
  std::string name;
  void (*take_away)(DqnConfig&);
};

const std::vector<Part>& parts() {
  static const std::vector<Part> all{
      {"everything", [](DqnConfig&) {}},
      {"no memory", [](DqnConfig& c) { c.memory = c.batch_size; }},
      {"no target network", [](DqnConfig& c) { c.target_every = 0; }},
      {"neither", [](DqnConfig& c) { c.memory = c.batch_size, c.target_every = 0; }},
      {"neither, one step at a time",
       [](DqnConfig& c) { c.memory = c.batch_size = 1, c.learn_every = 1, c.target_every = 0; }},
  };
  return all;
}

DqnSetup setup_of(const Part& part, DqnLoss loss) {
  DqnSetup setup = small_dqn();
  setup.agent.loss = loss;
  if (loss == DqnLoss::mse) setup.agent.clip_norm = 0;  // or the gradient's size would be limited after all
  part.take_away(setup.agent);
  return setup;
}

std::string values_text(const std::vector<double>& values) {
  const double middle = median(values);
  return middle < 1000 ? fixed(middle, 0) : join(fixed(middle / 1000, 0), " thousand");
}

void take_apart(Findings& findings, DqnLoss loss, const std::string& name, int seeds) {
  std::vector<double> middles;
  for (const Part& part : parts()) {
    const auto runs = look_at_seeds(setup_of(part, loss), seeds);
    const auto greedy = of_each(runs, greedy_of);
    middles.push_back(median(greedy));
    findings.noted(join(name, ", ", part.name, ": greedy mean of the final weights; mean Q learnt from"), "-",
                   join(spread(greedy, 0), "; ", values_text(of_each(runs, last_q_of))));
  }
  const bool by_huber = loss == DqnLoss::huber;
  const bool so = by_huber ? middles[0] > 5 * middles[2] : middles[0] > middles[1];
  findings.judged(by_huber ? "with Huber's loss nothing is learnt without a target network"
                           : "with the squared error more is learnt with a memory than without",
                  "-", so ? "yes" : "no", so);
}

// A limit on the size of a batch's gradient does to the batch what Huber's loss does to a row.
void clipped(Findings& findings, int seeds) {
  DqnSetup setup = small_dqn();
  setup.agent.loss = DqnLoss::mse, setup.agent.target_every = 0;
  const auto runs = look_at_seeds(setup, seeds);
  findings.noted(join("squared error, no target network, gradients cut off at size ", setup.agent.clip_norm),
                 "-", join(spread(of_each(runs, greedy_of), 0), "; ", values_text(of_each(runs, last_q_of))));
}

// ---- How often to copy: too often and the values run away, too rarely and they rise too slowly

Series values_over_time(const std::string& name, const std::vector<LookedRun>& runs) {
  std::vector<std::vector<CurvePoint>> curves;
  for (const LookedRun& run : runs) {
    auto& curve = curves.emplace_back();
    for (const Look& look : run.looks) curve.push_back({look.step, std::min(look.q, 300.0)});
  }
  return over_seeds(name, curves, {.window = 1});
}

void how_often(Findings& findings, int seeds) {
  std::vector<Series> curves;
  for (const long every : {100L, 250L, 1'000L}) {
    DqnSetup setup = small_dqn();
    setup.agent.target_every = every;
    const auto runs = look_at_seeds(setup, seeds);
    const double copies =
        static_cast<double>(setup.steps - setup.agent.learn_start) / static_cast<double>(every);
    findings.noted(
        join("a copy every ", every, " steps: greedy mean; mean Q learnt from; the most that it can be"), "-",
        join(spread(of_each(runs, greedy_of), 0), "; ", values_text(of_each(runs, last_q_of)), "; ",
             fixed((1 - std::pow(0.99, copies)) / 0.01, 0)));
    curves.push_back(values_over_time(join("a copy every ", every, " steps"), runs));
  }
  findings.picture(
      {"copies.svg",
       "The mean value that was learnt from, 5 seeds; cut off at 300. No policy can earn more than 100."},
      to_svg({.title = "How often the target network is copied",
              .x_label = "environment steps",
              .y_label = "mean Q(s, a)",
              .series = curves,
              .reference_lines = {{100, "the most there is: 100"}}}));
}

void what_holds_it_up(Findings& findings, const ChapterOptions& options) {
  take_apart(findings, DqnLoss::huber, "Huber", options.quick ? 2 : 5);
  if (options.quick) return;
  take_apart(findings, DqnLoss::mse, "squared error", 5);
  clipped(findings, 5);
  how_often(findings, 5);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "08.3 What holds it up", .run = what_holds_it_up});
}
