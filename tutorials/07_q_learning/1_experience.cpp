// From model to experience: the notebook's Q-learning to the digit, and how fast to forget.
#include <cmath>

#include "minirl/agents/td_control_presets.hpp"
#include "minirl/core/legacy_rng.hpp"
#include "minirl/draw/panels.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/rl/value_iteration.hpp"
#include "step_by_step.hpp"

using namespace minirl;

namespace {

constexpr int sweeps = 50;      // of Q-value iteration in the notebook
constexpr long steps = 10'000;  // of its Q-learning
constexpr double gamma = 0.9;

QTable truth() { return q_value_iteration(ThreeStateProcess().table(), {.gamma = gamma}).values; }

std::string table_text(const QTable& q) {
  std::vector<std::string> rows;
  for (int s = 0; s < q.states(); ++s) rows.push_back(array_text(q.row(s)));
  return join(rows[0], " ", rows[1], " ", rows[2]);
}

std::string actions_text(const QTable& q) {
  const TabularPolicy best = q.best_actions();
  return array_text(std::vector<double>(best.begin(), best.end()));
}

// ---- One update

void by_hand(Findings& findings) {
  const std::vector<double> next{8, -3};
  const double target = q_learning_target({.reward = 40, .gamma = gamma, .next = next});
  findings.judged("reward 40, and 8 to be had from there: the target at discount 0.9", "-", fixed(target, 1),
                  std::abs(target - 47.2) < 1e-12);
  const double end = q_learning_target({.reward = 40, .terminated = true, .gamma = gamma, .next = next});
  findings.judged("the same if the step has ended the task", "-", fixed(end, 1), end == 40);
  findings.judged("an action that was held for worth 10 moves a quarter of the way to 47.2", "-",
                  fixed(td_update(10, target, 0.25), 1),
                  std::abs(td_update(10, target, 0.25) - 19.3) < 1e-12);
}

// ---- The notebook's run: actions and world take turns at one stream of random numbers

class NotebookWalk {
 public:
  explicit NotebookWalk(std::uint32_t seed) : rng_(seed), q_(process_.table()) {}

  // Whether the step was one that the notebook's lists know.
  bool step() {
    const std::span<const int> possible = process_.table().possible_actions(s_);
    const int a = possible[static_cast<std::size_t>(rng_.choice(static_cast<int>(possible.size())))];
    const Transition& t = outcome(a);
    const double target = q_learning_target({.reward = t.reward, .gamma = gamma, .next = q_.row(t.next)});
    q_(s_, a) = td_update(q_(s_, a), target, decayed(0.05, 0.005, n_++));
    const bool is_known = is_possible(q_(s_, a)) && t.next < process_.table().states();
    s_ = t.next;
    return is_known;
  }
  const QTable& q() const { return q_; }

 private:
  const Transition& outcome(int a) {
    const std::span<const Transition> outcomes = process_.table().at(s_, a);
    std::vector<double> probabilities;
    for (const Transition& t : outcomes) probabilities.push_back(t.probability);
    return outcomes[static_cast<std::size_t>(rng_.choice(probabilities))];
  }

  ThreeStateProcess process_;
  LegacyRng rng_;
  QTable q_;
  int s_ = 0;
  long n_ = 0;
};

// From where on a history stays within a share of the true value.
std::size_t settled(const std::vector<double>& history, double true_value, double share) {
  std::size_t n = history.size();
  while (n > 0 && std::abs(history[n - 1] - true_value) <= share * true_value) --n;
  return n;
}

Plot panel(const std::string& title, const std::vector<double>& history, double true_value) {
  std::vector<double> x;
  for (std::size_t i = 0; i < history.size(); ++i) x.push_back(static_cast<double>(i));
  return {.title = title,
          .x_label = "iterations",
          .y_label = "worth of action 0 in state 0",
          .series = {{.name = "", .x = x, .y = history, .low = {}, .high = {}}},
          .reference_lines = {{true_value, "true value"}},
          .width = 480,
          .height = 340};
}

// q(0, 0) before each step.
std::vector<double> learned_values(Findings& findings) {
  NotebookWalk walk(42);
  std::vector<double> values;
  long known = 0;
  for (long i = 0; i < steps; ++i) {
    values.push_back(walk.q()(0, 0));
    known += walk.step() ? 1 : 0;
  }
  findings.same("10,000 random steps from seed 42: what the actions are worth (the book's table)",
                "[18.77621289 17.2238872 13.74543343] [0 -inf -8.00485647] [-inf 49.40208921 -inf]",
                table_text(walk.q()));
  findings.same("the best actions", "[0 0 1]", actions_text(walk.q()));
  findings.judged("steps of these whose states and actions lie within the lists that the notebook prints",
                  "IndexError: list index out of range", join(known), known == steps);
  findings.noted("the largest error of this table: action 2 in state 1, true value -4.88", "-",
                 fixed(largest_change(walk.q(), truth()), 2));
  return values;
}

// q(0, 0) before each sweep.
std::vector<double> computed_values() {
  const Swept<QTable> swept = q_value_iteration(
      ThreeStateProcess().table(), {.gamma = gamma, .tolerance = 0, .sweeps = sweeps, .keep_history = true});
  std::vector<double> values{0};
  for (const QTable& q : swept.history) values.push_back(q(0, 0));
  values.pop_back();
  return values;
}

void notebooks_run(Findings& findings) {
  const std::vector<double> learned = learned_values(findings), computed = computed_values();
  const double true_value = truth()(0, 0);
  findings.noted("Q-value iteration stays within 5 % and 1 % of the true q(0, 0) from sweep", "fewer than 20",
                 join(settled(computed, true_value, 0.05), " and ", settled(computed, true_value, 0.01)));
  findings.noted("Q-learning from step", "about 8,000",
                 join(settled(learned, true_value, 0.05), " and ", settled(learned, true_value, 0.01)));
  findings.picture(
      {"two_ways.svg", "The same number computed from the model, and learned from experience."},
      panels({panel("Q-value iteration", computed, true_value), panel("Q-learning", learned, true_value)},
             YAxes::shared));
}

// ---- How fast to forget

struct Rate {
  std::string name;
  TdConfig config;
};

TdConfig random_walk(double learning_rate, double decay, DecayBy decay_by) {
  return {.gamma = gamma,
          .learning_rate = learning_rate,
          .decay = decay,
          .decay_by = decay_by,
          .epsilon_from = 1,
          .epsilon_to = 1};
}

const std::vector<double>& looks() {
  static const std::vector<double> places = [] {
    std::vector<double> all;
    for (int i = 1; i <= 100; ++i) all.push_back(1000.0 * i);
    return all;
  }();
  return places;
}

// The largest error of the table at each look.
std::vector<double> errors_of(const TdConfig& config, std::uint64_t seed) {
  ThreeStateProcess env;
  TdControl agent(env.table(), config, Rng(seed).stream("agent"));
  Driver<ThreeStateProcess> driver(env);
  driver.start(seed);
  const QTable right = truth();
  std::vector<double> errors;
  for (std::size_t i = 0; i < looks().size(); ++i) {
    for (int k = 0; k < 1000; ++k) learn_one_step(driver, agent);
    errors.push_back(largest_change(agent.q(), right));
  }
  return errors;
}

std::vector<Rate> rates(const ChapterOptions& options) {
  std::vector<Rate> all;
  if (options.wants("notebook")) {
    all.push_back({"the notebook's, 0.05 / (1 + 0.005 n)", random_walk(0.05, 0.005, DecayBy::steps)});
  }
  if (options.preset.empty()) {
    all.push_back({"0.05 for ever", random_walk(0.05, 0, DecayBy::steps)});
    all.push_back({"0.005 for ever", random_walk(0.005, 0, DecayBy::steps)});
  }
  if (options.wants("minirl")) {
    all.push_back({"1 / (1 + n / 10), n: visits", td_preset("ThreeStateProcess", "minirl").agent});
  }
  return all;
}

void learning_rates(Findings& findings, const ChapterOptions& options) {
  std::vector<Series> series;
  for (const Rate& rate : rates(options)) {
    const auto runs =
        for_seeds(seed_range(0, 10), [&](std::uint64_t seed) { return errors_of(rate.config, seed); });
    std::vector<double> early, late;
    for (const auto& run : runs) early.push_back(run[9]), late.push_back(run.back());
    findings.noted(join("learning rate ", rate.name, ": largest error, seeds 0 to 9, after 10,000 steps"),
                   "-", spread(early, 2));
    findings.noted("and after 100,000", "-", spread(late, 2));
    series.push_back(spread_over_time(rate.name, looks(), runs));
  }
  findings.picture(
      {"learning_rates.svg", "The largest error of the table, ten seeds: medians and quartiles."},
      to_svg(Plot{
          .title = "How fast to forget", .x_label = "steps", .y_label = "largest error", .series = series}));
}

void experience(Findings& findings, const ChapterOptions& options) {
  if (options.preset.empty()) by_hand(findings);
  if (options.wants("notebook")) notebooks_run(findings);
  learning_rates(findings, options);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words,
                     {.title = "07.1 Experience", .presets = {"minirl", "notebook"}, .run = experience});
}
