// Blackjack: a game against chance, learned by playing, and its strategy against the published one.
#include <algorithm>

#include "blackjack_table.hpp"
#include "minirl/agents/td_control_presets.hpp"
#include "minirl/draw/heat_map.hpp"
#include "minirl/draw/panels.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/rl/value_iteration.hpp"

using namespace minirl;

namespace {

using Shown = Blackjack::Shown;

double exact_return(const BlackjackTable& game, const TabularPolicy& policy) {
  return expected_return(game.table(), game.start(), BlackjackTable::widened(policy), {.steps = 30});
}

// The policy over the observations that `sticks(shown)` describes.
template <class Sticks>
TabularPolicy policy_of(Sticks sticks) {
  TabularPolicy policy;
  for (int s = 0; s < Blackjack::observations; ++s) {
    policy.push_back(sticks(Blackjack::decode(s)) ? Blackjack::stick : Blackjack::hit);
  }
  return policy;
}

// Thorp's basic strategy of 1966.
bool published(const Shown& shown) {
  const auto [sum, dealer, usable_ace] = shown;
  if (usable_ace) return sum >= 19 || (sum == 18 && dealer <= 8);
  if (sum >= 17) return true;
  const bool weak = 2 <= dealer && dealer <= 6;  // the dealer's card
  return sum >= 13 ? weak : sum == 12 && weak && dealer >= 4;
}

// The best policy there is, from the table.
TabularPolicy best_policy(const BlackjackTable& game) {
  TabularPolicy best = q_value_iteration(game.table(), {.gamma = 1}).values.best_actions();
  best.resize(Blackjack::observations);
  return best;
}

// The observations in which two policies differ, of the 200 where there is something to decide.
std::vector<Shown> differences(const TabularPolicy& a, const TabularPolicy& b) {
  std::vector<Shown> found;
  for (int s = 0; s < Blackjack::observations; ++s) {
    const Shown shown = Blackjack::decode(s);
    const bool counts = shown.player_sum >= 12 && shown.player_sum <= 21 && shown.dealer_card >= 1;
    if (counts && a[static_cast<std::size_t>(s)] != b[static_cast<std::size_t>(s)]) found.push_back(shown);
  }
  return found;
}

std::string text_of(const std::vector<Shown>& observations) {
  std::vector<std::string> texts;
  for (const auto& [sum, dealer, usable_ace] : observations) {
    texts.push_back(join(sum, usable_ace ? " with" : " without", " a usable ace against ",
                         dealer == 1 ? "an ace" : join("a ", dealer)));
  }
  return texts.empty() ? "none" : listed(texts, " and ");
}

TdControl learn_blackjack(long steps, std::uint64_t seed) {
  Blackjack env;
  TdControl agent = make_td_control(td_preset("Blackjack-v1", "minirl"), env, seed);
  train(env, agent, {.steps = steps, .seed = seed});
  return agent;
}

// What to do against each card of the dealer, ace to 10: S or H.
std::string row_of(const TabularPolicy& policy, int sum, bool usable_ace) {
  std::string row;
  for (int dealer = 1; dealer <= 10; ++dealer) {
    const int a = policy[static_cast<std::size_t>(Blackjack::encode({sum, dealer, usable_ace}))];
    row += a == Blackjack::stick ? 'S' : 'H';
  }
  return row;
}

void compare(Findings& findings, const TabularPolicy& learned) {
  const TabularPolicy book = policy_of(published);
  for (const bool usable_ace : {false, true}) {
    for (int sum = usable_ace ? 17 : 12; sum <= (usable_ace ? 19 : 17); ++sum) {
      findings.noted(join("seed 0, ", sum, usable_ace ? " with" : " without",
                          " a usable ace: hit or stick against A 2 3 4 5 6 7 8 9 10"),
                     "-",
                     join(row_of(learned, sum, usable_ace), ", published ", row_of(book, sum, usable_ace)));
    }
  }
}

// How much better it is to hit than to stick.
std::string map_of(const TdControl& agent, bool usable_ace) {
  HeatMap map{.title = usable_ace ? "With a usable ace" : "Without",
              .x_label = "the dealer's card",
              .y_label = "own sum",
              .cells = {},
              .cell_width = 40,
              .cell_height = 26};
  for (int dealer = 1; dealer <= 10; ++dealer) map.column_names.push_back(dealer == 1 ? "A" : join(dealer));
  for (int sum = 21; sum >= 12; --sum) {
    map.row_names.push_back(join(sum));
    map.cells.emplace_back();
    for (int dealer = 1; dealer <= 10; ++dealer) {
      const int s = Blackjack::encode({sum, dealer, usable_ace});
      map.cells.back().push_back({agent.q()(s, Blackjack::hit) - agent.q()(s, Blackjack::stick)});
    }
  }
  return to_svg(map);
}

// The best policy there is, and two that people play.
TabularPolicy show_known(Findings& findings, const BlackjackTable& game) {
  const TabularPolicy best = best_policy(game), book = policy_of(published);
  const double most = exact_return(game, best);
  findings.judged("the best policy, computed from all that can happen: mean return of a game", "-",
                  fixed(most, 5), most < -0.043 && most > -0.0432);
  findings.noted(
      "the published strategy", "-",
      join(fixed(exact_return(game, book), 5), "; where it differs: ", text_of(differences(book, best))));
  const TabularPolicy dealers = policy_of([](const Shown& shown) { return shown.player_sum >= 17; });
  findings.noted("the dealer's own rule, to stick from 17 on", "-", fixed(exact_return(game, dealers), 5));
  return best;
}

void blackjack(Findings& findings, const ChapterOptions& options) {
  const BlackjackTable game;
  const TabularPolicy best = show_known(findings, game);
  const double least = exact_return(game, best) - (options.quick ? 0.02 : 0.002);
  const long steps = options.quick ? 500'000 : td_preset("Blackjack-v1", "minirl").steps;
  const auto agents = for_seeds(seed_range(0, options.quick ? 2 : 4),
                                [&](std::uint64_t seed) { return learn_blackjack(steps, seed); });
  std::vector<double> returns, different;
  for (const TdControl& agent : agents) {
    returns.push_back(exact_return(game, agent.policy()));
    different.push_back(static_cast<double>(differences(agent.policy(), best).size()));
  }
  findings.judged(join("Q-learning, ", static_cast<double>(steps) / 1e6, " million steps, seeds 0 to ",
                       agents.size() - 1, ": each within ", options.quick ? 0.02 : 0.002, " of the best"),
                  "-", spread(returns, 5), *std::min_element(returns.begin(), returns.end()) > least);
  findings.noted("observations of 200 in which it does not do what is best", "-", spread(different, 0));
  findings.noted("where seed 0 does not", "-", text_of(differences(agents[0].policy(), best)));
  compare(findings, agents[0].policy());
  findings.picture(
      {"blackjack.svg", "How much more a hit is worth than to stick, by seed 0: hit where it is positive."},
      side_by_side({map_of(agents[0], false), map_of(agents[0], true)}));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "07.6 Blackjack", .run = blackjack});
}
