// Walks: a chain of four states. Where its walks go, how long they take, and how often they come by.
#include <algorithm>
#include <cmath>

#include "minirl/core/legacy_rng.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/draw/histogram.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/envs/four_state_chain.hpp"
#include "minirl/files/png.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/markov_chain.hpp"

using namespace minirl;

namespace {

const MarkovChain& chain() {
  static const MarkovChain chain = chain_of(FourStateChain().table(), {0, 0, 0, 0});
  return chain;
}

// ---- The notebook's ten walks

// "0 0 3", with "..." behind it if the walk goes on after 50 states.
std::string as_printed(std::vector<int> walk) {
  const bool is_cut = walk.size() > 50;
  if (is_cut) walk.pop_back();
  std::string text;
  for (const int s : walk) text += join(text.empty() ? "" : " ", s);
  return text + (is_cut ? " ..." : "");
}

// A walk to and fro between 1 and 2, as the notebook printed many: `times` visits to 1.
std::string to_and_fro(int times, const std::string& before, const std::string& after) {
  std::string text = before;
  for (int i = 0; i < times; ++i) text += i == 0 ? "1" : " 2 1";
  return text + after;
}

void notebooks_walks(Findings& findings) {
  const std::vector<std::string> printed{"0 0 3",
                                         to_and_fro(5, "0 ", " 3"),
                                         to_and_fro(11, "0 ", " 3"),
                                         "0 3",
                                         to_and_fro(8, "0 ", " 3"),
                                         "0 1 3",
                                         to_and_fro(25, "0 ", " ..."),
                                         "0 0 3",
                                         to_and_fro(3, "0 0 0 ", " 3"),
                                         to_and_fro(11, "0 ", " 3")};
  LegacyRng rng(42);  // NumPy's generator of those days
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const auto walk = sample_chain(chain(), 0, 51, [&](std::span<const double> p) { return rng.choice(p); });
    findings.same(join("walk ", i + 1, " of seed 42"), printed[i], as_printed(walk));
  }
}

// ---- How long it takes

std::vector<double> lengths_of_walks(int walks) {
  Rng rng = Rng(0).stream("walks");
  std::vector<double> lengths;
  for (int i = 0; i < walks; ++i) {
    const auto walk =
        sample_chain(chain(), 0, 100'000, [&](std::span<const double> p) { return rng.choice(p); });
    lengths.push_back(static_cast<double>(walk.size() - 1));
  }
  return lengths;
}

void expected_steps(Findings& findings, bool quick) {
  const Absorption a = absorption(chain());
  findings.judged("expected steps to the end from the states 0, 1, 2, 3, exactly", "-",
                  array_text(a.expected_steps, 4),
                  array_text(a.expected_steps, 6) == array_text(std::vector<double>{16, 19, 20, 0}));
  findings.noted("how often a walk from 0 is in 0, 1 and 2", "-",
                 array_text(std::span(a.visits[0]).first(3), 4));

  const std::vector<double> lengths = lengths_of_walks(quick ? 20'000 : 100'000);
  const Summary s = summarise(lengths);
  const double error = s.std / std::sqrt(static_cast<double>(lengths.size()));
  findings.judged(join(lengths.size(), " walks: mean length, and the error to expect of it"), "-",
                  join(fixed(s.mean, 2), ", ", fixed(error, 2)), std::abs(s.mean - 16) < 4 * error);
  findings.noted("half of the walks have ended after; the longest took", "-",
                 join(median(lengths), " steps; ", s.max));
  const std::vector<double> ten(lengths.begin(), lengths.begin() + 10);
  findings.noted("the first ten of them: their mean, and their lengths", "-",
                 join(fixed(summarise(ten).mean, 1), "; ", array_text(ten)));

  const std::vector<double> shown(lengths.begin(), lengths.begin() + 10'000);
  findings.picture({"lengths.svg", "How long 10,000 walks from state 0 take to the end. Their mean is 16."},
                   to_svg(HistogramPlot{.title = "Steps to the end",
                                        .x_label = "steps",
                                        .y_label = "walks",
                                        .samples = {{"", shown}},
                                        .bins = 40}));
}

// ---- Where it is after n steps

// The probability of a state over the steps.
Series over_steps(int state, int longest) {
  Series series{join("state ", state), {}, {}, {}, {}};
  for (int n = 0; n <= longest; ++n) {
    series.x.push_back(n);
    series.y.push_back(
        distribution_after(chain(), always_from(0, chain().states()), n)[static_cast<std::size_t>(state)]);
  }
  return series;
}

void after_steps(Findings& findings) {
  for (const int n : {1, 2, 3, 10, 50}) {
    findings.noted(join("from state 0: where it is after ", n, n == 1 ? " step" : " steps"), "-",
                   array_text(distribution_after(chain(), always_from(0, 4), n), 4));
  }
  findings.picture(
      {"after_steps.svg",
       "From state 0: how likely each state is after so many steps. The end fills up; 1 and 2 take turns."},
      to_svg(Plot{.title = "Where the chain is after n steps",
                  .x_label = "n",
                  .y_label = "probability",
                  .series = {over_steps(0, 40), over_steps(1, 40), over_steps(2, 40), over_steps(3, 40)},
                  .reference_lines = {}}));
}

void picture(Findings& findings) {
  FourStateChain world;
  world.reset(0);
  Canvas canvas(560, 360);
  world.draw(canvas);
  findings.picture({"chain.png", "The chain: four states, and the probabilities of the ways between them."},
                   encode_png(canvas));
}

void walks(Findings& findings, const ChapterOptions& options) {
  picture(findings);
  notebooks_walks(findings);
  expected_steps(findings, options.quick);
  after_steps(findings);
}

}  // namespace

int main(int count, char** words) { return run_chapter(count, words, {.title = "05.1 Walks", .run = walks}); }
