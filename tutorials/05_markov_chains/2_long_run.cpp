// The long run: what a chain without an end settles to, what it does not, and what is no chain at all.
#include <algorithm>
#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/draw/panels.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/markov_chain.hpp"

using namespace minirl;

namespace {

// The weather of Oz, rain, nice, snow: never two nice days in a row. Grinstead & Snell 1997, example 11.1.
const MarkovChain oz({{0.50, 0.25, 0.25},  //
                      {0.50, 0.00, 0.50},
                      {0.25, 0.25, 0.50}});

// Two states that take turns.
const MarkovChain turns({{0, 1}, {1, 0}});

std::vector<double> from(int s, const MarkovChain& chain) {
  std::vector<double> start(static_cast<std::size_t>(chain.states()));
  start[static_cast<std::size_t>(s)] = 1;
  return start;
}

// Half the sum of the differences: how much probability lies elsewhere.
double distance(const std::vector<double>& p, const std::vector<double>& q) {
  double sum = 0;
  for (std::size_t i = 0; i < p.size(); ++i) sum += std::abs(p[i] - q[i]);
  return sum / 2;
}

// ---- The weather

// The share of days with each weather.
std::vector<double> shares_of_days(int days) {
  Rng rng = Rng(0).stream("weather");
  std::vector<double> shares(3);
  for (const int s : sample_chain(oz, 0, days, [&](std::span<const double> p) { return rng.choice(p); })) {
    shares[static_cast<std::size_t>(s)] += 1.0 / days;
  }
  return shares;
}

void weather(Findings& findings, bool quick) {
  const std::vector<double> w = stationary_distribution(oz);
  findings.judged("Oz: the shares of rain, nice and snow in the long run, exactly", "-", array_text(w),
                  array_text(w) == "[0.4 0.2 0.4]");
  for (const int n : {1, 2, 6}) {
    findings.noted(join("after ", n, n == 1 ? " day" : " days", ", if today is rain; nice"), "-",
                   join(array_text(distribution_after(oz, from(0, oz), n), 4), "; ",
                        array_text(distribution_after(oz, from(1, oz), n), 4)));
  }
  const auto left = [&](int n) { return distance(distribution_after(oz, from(0, oz), n), w); };
  findings.judged("what is left of the start shrinks each day by a factor of", "-",
                  fixed(left(4) / left(5), 4), std::abs(left(4) / left(5) - 4) < 1e-9);

  const int days = quick ? 10'000 : 100'000;
  const std::vector<double> shares = shares_of_days(days);
  findings.judged(join("one walk of ", days, " days: the shares of its days"), "-", array_text(shares, 3),
                  distance(shares, w) < 0.02);
}

// ---- A chain with a period

void period(Findings& findings) {
  const std::vector<double> w = stationary_distribution(turns);
  findings.noted("two states that take turns: the share of time in each", "-", array_text(w));
  findings.judged("from the first: where it is after 1000 and after 1001 steps", "-",
                  join(array_text(distribution_after(turns, from(0, turns), 1000)), "; ",
                       array_text(distribution_after(turns, from(0, turns), 1001))),
                  distribution_after(turns, from(0, turns), 1000) == from(0, turns));
}

Series over_days(const std::string& name, const MarkovChain& chain, int first, std::size_t state) {
  Series series{name, {}, {}, {}, {}};
  for (int n = 0; n <= 8; ++n) {
    series.x.push_back(n);
    series.y.push_back(distribution_after(chain, from(first, chain), n)[state]);
  }
  return series;
}

void pictures(Findings& findings) {
  const Plot settles{.title = "Oz: it rains",
                     .x_label = "days from today",
                     .y_label = "probability",
                     .series = {over_days("rain today", oz, 0, 0), over_days("nice today", oz, 1, 0),
                                over_days("snow today", oz, 2, 0)},
                     .reference_lines = {{0.4, "0.4"}},
                     .width = 420,
                     .height = 340};
  const Plot swings{.title = "Taking turns: it is in the first state",
                    .x_label = "steps",
                    .y_label = "probability",
                    .series = {over_days("from the first", turns, 0, 0)},
                    .reference_lines = {{0.5, "share of time"}},
                    .width = 420,
                    .height = 340};
  findings.picture({"long_run.svg",
                    "After a week the weather has forgotten how it began (left). A chain with a period never "
                    "forgets (right)."},
                   panels({settles, swings}, YAxes::shared));
}

// ---- What goes wrong

// What a call throws.
template <class Call>
std::string error_of(Call call) {
  try {
    call();
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "nothing was thrown";
}

// u P with rows and columns exchanged, a bug that no check of the matrix can see.
std::vector<double> turned_step(const MarkovChain& chain, const std::vector<double>& u) {
  std::vector<double> next(u.size());
  for (int s = 0; s < chain.states(); ++s) {
    for (std::size_t j = 0; j < u.size(); ++j) next[static_cast<std::size_t>(s)] += chain.row(s)[j] * u[j];
  }
  return next;
}

void mistakes(Findings& findings) {
  double left = 1;
  for (int n = 0; n < 100; ++n) left *= 0.99;
  findings.noted("a row that sums to 0.99: what is left of the probability after 100 steps", "-",
                 fixed(left, 3));
  findings.noted("what the library says of such a row", "-", error_of([] {
                   MarkovChain({{0.5, 0.49}, {0, 1}});
                 }));
  const std::vector<double> u = turned_step(oz, from(1, oz));
  findings.noted("Oz, a step from nice with rows and columns exchanged, and its sum", "-",
                 join(array_text(u), "; ", u[0] + u[1] + u[2]));
  findings.noted("two ends: is there a long run?", "-", error_of([] {
                   stationary_distribution(MarkovChain({{1, 0, 0}, {0.5, 0, 0.5}, {0, 0, 1}}));
                 }));
  findings.noted("no end: does it end?", "-", error_of([] { absorption(turns); }));
}

void long_run(Findings& findings, const ChapterOptions& options) {
  weather(findings, options.quick);
  period(findings);
  pictures(findings);
  mistakes(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "05.2 The long run", .run = long_run});
}
