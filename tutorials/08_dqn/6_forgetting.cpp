// Forgetting: an agent that could do it, and then cannot; and a loss that does not tell.
#include <algorithm>
#include <cmath>

#include "minirl/core/statistics.hpp"
#include "minirl/draw/panels.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "small_dqn.hpp"

using namespace minirl;

namespace {

// A quick learner with a short memory: 2000 steps, like the notebook's, are four good games.
DqnSetup forgetful() {
  DqnSetup setup = small_dqn();
  setup.steps = 40'000;
  setup.agent.memory = 2'000, setup.agent.n_steps = 10, setup.agent.target_every = 1'000;
  setup.agent.learning_rate = 1e-3, setup.agent.decay_steps = 0;
  return setup;
}

// The deepest fall of a run: from a look at which it was as good as can be to the next one.
struct Fall {
  Look before{}, after{};
  double depth() const { return before.greedy - after.greedy; }
};

Fall deepest(const std::vector<Look>& looks) {
  Fall fall;
  for (std::size_t i = 1; i < looks.size(); ++i) {
    const Fall here{looks[i - 1], looks[i]};
    if (here.before.greedy >= 475 && here.depth() > fall.depth()) fall = here;
  }
  return fall;
}

// Whether two numbers rise and fall together: the correlation of their ranks.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<double> result;
  for (const double v : values) {
    const auto below = std::count_if(values.begin(), values.end(), [v](double x) { return x < v; });
    const auto equal = std::count(values.begin(), values.end(), v);
    result.push_back(static_cast<double>(below) + static_cast<double>(equal - 1) / 2);
  }
  return result;
}

double rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const std::vector<double> a = ranks(x), b = ranks(y);
  const Summary of_a = summarise(a), of_b = summarise(b);
  double covariance = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    covariance += (a[i] - of_a.mean) * (b[i] - of_b.mean) / static_cast<double>(a.size());
  }
  return covariance / (of_a.std * of_b.std);
}

double loss_against_return(const LookedRun& run) {
  std::vector<double> losses, returns;
  for (const Look& look : run.looks) losses.push_back(look.loss), returns.push_back(look.greedy);
  return rank_correlation(losses, returns);
}

Plot plot_of(const LookedRun& run, const std::string& title, const std::string& label, double Look::*number) {
  Series line{.name = "", .x = {}, .y = {}, .low = {}, .high = {}};
  for (const Look& look : run.looks) {
    line.x.push_back(static_cast<double>(look.step));
    line.y.push_back(look.*number);
  }
  return {.title = title,
          .x_label = "environment steps",
          .y_label = label,
          .series = {line},
          .width = 400,
          .height = 320};
}

double depth_of(const LookedRun& run) { return deepest(run.looks).depth(); }

// How many seeds ever do it, and how many of them lose it again.
struct Count {
  long could = 0, lost = 0;
  std::string text() const { return join(lost, "; ", could); }
};

Count count_of(const std::vector<LookedRun>& runs) {
  Count count;
  for (const LookedRun& run : runs) {
    const auto is_good = [](const Look& look) { return look.greedy >= 475; };
    count.could += std::any_of(run.looks.begin(), run.looks.end(), is_good) ? 1 : 0;
    count.lost += depth_of(run) > 300 ? 1 : 0;
  }
  return count;
}

// What helps: a memory that holds the bad games too, or smaller and smaller steps.
void remedies(Findings& findings, int seeds, const Count& forgotten) {
  DqnSetup long_memory = forgetful(), falling_rate = forgetful();
  long_memory.agent.memory = 40'000;
  falling_rate.agent.decay_steps = falling_rate.steps;
  const Count with_memory = count_of(look_at_seeds(long_memory, seeds));
  const Count with_falling_rate = count_of(look_at_seeds(falling_rate, seeds));
  findings.judged("the same with a memory of all 40000 steps", "-", with_memory.text(),
                  with_memory.lost < forgotten.lost);
  findings.judged("the same with a learning rate that falls to 0", "-", with_falling_rate.text(),
                  with_falling_rate.lost < forgotten.lost);
}

void forgetting(Findings& findings, const ChapterOptions& options) {
  const int seeds = options.quick ? 4 : 6;
  const auto runs = look_at_seeds(forgetful(), seeds);
  const Count count = count_of(runs);
  findings.judged(
      join("of ", seeds, " seeds, those that lose more than 300 within 1000 steps; those that earned 475"),
      "-", count.text(), count.lost >= 2);
  if (!options.quick) remedies(findings, seeds, count);
  findings.noted("rank correlation of loss and return over a run (-1: the loss tells all)", "-",
                 spread(of_each(runs, loss_against_return), 2));
  const auto falls = of_each(runs, depth_of);
  const std::size_t worst =
      static_cast<std::size_t>(std::max_element(falls.begin(), falls.end()) - falls.begin());
  const LookedRun& run = runs[worst];
  const Fall fall = deepest(run.looks);
  findings.noted(
      join("seed ", worst, ", its deepest fall: greedy mean before and after; loss before and after"), "-",
      join(fixed(fall.before.greedy, 0), " to ", fixed(fall.after.greedy, 0), "; ",
           fixed(fall.before.loss, 3), " to ", fixed(fall.after.loss, 3)));
  double least = 1e9, most = 0;  // of a bad look and of a good one
  for (const Look& look : run.looks) {
    if (look.greedy < 100) least = std::min(least, look.loss);
    if (look.greedy >= 475) most = std::max(most, look.loss);
  }
  findings.noted("the same run: the smallest loss at a return below 100; the largest at one of 475 or more",
                 "-", join(fixed(least, 3), "; ", fixed(most, 3)));
  findings.noted("the same run: greedy mean in the end", "-", fixed(run.greedy, 0));
  findings.picture(
      {"forgetting.svg", "One run, looked at every 1000 steps."},
      panels({plot_of(run, "What the best actions earn", "mean return of 5 episodes", &Look::greedy),
              plot_of(run, "What the loss says", "mean loss", &Look::loss)}));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "08.6 Forgetting", .run = forgetting});
}
