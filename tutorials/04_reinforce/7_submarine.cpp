// The submarine: two places look the same, and only a policy that tosses a coin there is sure to get through.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/envs/submarine.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/lab/experiment.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

constexpr int limit = 100;  // steps, the registry's
constexpr int aliased = 1;  // column 1, which looks like column 3

using Row = std::array<double, Submarine::headings>;

constexpr Row always(Submarine::Heading heading) {
  Row row{};
  row[heading] = 1;
  return row;
}

// ---- All fixed rules, computed exactly

// Towards the treasure where the place is known, and `in_doubt` in the two places that look alike.
SubmarinePolicy policy_with(const Row& in_doubt) {
  return {always(Submarine::east), in_doubt, always(Submarine::south), in_doubt, always(Submarine::west)};
}

void fixed_rules(Findings& findings) {
  double best = 0;
  for (const auto heading : {Submarine::north, Submarine::east, Submarine::south, Submarine::west}) {
    best = std::max(best, submarine_odds(policy_with(always(heading)), limit).treasure);
  }
  const SubmarineOdds coin = submarine_odds(policy_with({0, 0.5, 0, 0.5}), limit);
  findings.judged(
      join("the best rule without chance: probability to find the treasure within ", limit, " steps"), "-",
      join(fixed(best, 2), ": from the wrong side it swims to and fro for ever"), best < 0.75);
  findings.judged("a coin in the two places that look alike: the same; expected steps", "-",
                  join(fixed(coin.treasure, 6), "; ", fixed(coin.steps, 2)), coin.treasure > 0.999);
}

// ---- What REINFORCE makes of it

using Runs = std::vector<SeedRun<Reinforce>>;

// The larger distance of the two probabilities, east and west, from 1/2.
double distance_from_coin(const Reinforce& agent) {
  const Tensor p = agent.probabilities(Submarine::observation_at(aliased));
  const auto distance = [&](int heading) { return std::abs(static_cast<double>(p[heading]) - 0.5); };
  return std::max(distance(Submarine::east), distance(Submarine::west));
}

// What an agent does in each cell, as probabilities: all there is to know about it.
SubmarinePolicy table_of(const Reinforce& agent) {
  SubmarinePolicy table;
  for (int column = 0; column < Submarine::width; ++column) {
    const Tensor p = agent.probabilities(Submarine::observation_at(column));
    Row& row = table[static_cast<std::size_t>(column)];
    const double total = std::accumulate(p.begin(), p.end(), 0.0);  // 1 but for the rounding of floats
    std::transform(p.begin(), p.end(), row.begin(), [&](Scalar x) { return static_cast<double>(x) / total; });
  }
  return table;
}

SubmarinePolicy greedy_table_of(const Reinforce& agent) {
  SubmarinePolicy table = table_of(agent);
  for (Row& row : table) {
    const auto best = std::max_element(row.begin(), row.end()) - row.begin();
    row = always(static_cast<Submarine::Heading>(best));
  }
  return table;
}

void learned(Findings& findings, const Runs& runs) {
  std::vector<double> distances, drawn, greedy;
  for (const auto& run : runs) {
    distances.push_back(distance_from_coin(run.agent));
    drawn.push_back(submarine_odds(table_of(run.agent), limit).treasure);
    greedy.push_back(submarine_odds(greedy_table_of(run.agent), limit).treasure);
  }
  const auto close = std::count_if(distances.begin(), distances.end(), [](double d) { return d <= 0.05; });
  findings.judged("REINFORCE, seeds 0 to 9: east and west within 0.05 of 1/2 where two places look alike",
                  "-", join(close, " of 10; distance ", spread(distances, 3)), close >= 9);
  findings.noted("probability to find the treasure, actions drawn", "-", spread(drawn, 4));
  findings.noted("the same policies, always the likeliest action", "-", spread(greedy, 4));
}

void film(Findings& findings, const Reinforce& trained) {
  Submarine water;
  TimeLimit env(water, limit);
  Reinforce agent = trained;
  const auto play = [&](const std::string& file, const std::string& caption, auto act) {
    findings.picture(
        {file, caption},
        record_episode(env, act,
                       {.seed = evaluation_seed(0, 0), .steps_per_frame = 1, .delay = 25, .pause = 6}));
  };
  play("submarine_greedy.gif", "The likeliest actions of seed 0.",
       [&](const Tensor& s) { return agent.best_action(s); });
  play("submarine_drawn.gif", "Its actions drawn by their probabilities.",
       [&](const Tensor& s) { return agent.act(s); });
}

void submarine(Findings& findings, const ChapterOptions&) {
  fixed_rules(findings);
  const ReinforceSetup& setup = reinforce_preset("Submarine", "minirl");
  const Runs runs =
      run_seeds({.env = "Submarine", .steps = setup.steps, .seeds = seed_range(0, 10)},
                [&](const DiscreteEnv& env, std::uint64_t seed) { return make_reinforce(setup, env, seed); });
  learned(findings, runs);
  film(findings, runs[0].agent);
  const Plot plot{.title = "The submarine, 10 seeds",
                  .x_label = "environment steps",
                  .y_label = "return of an episode",
                  .series = {learning_curve("REINFORCE, actions drawn", runs)},
                  .reference_lines = {}};
  findings.picture(
      {"submarine.svg",
       "Training episodes: 1 for the treasure, -1 for coral, 0 if it is still searching after 100 steps."},
      to_svg(plot));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "04.7 The submarine", .run = submarine});
}
