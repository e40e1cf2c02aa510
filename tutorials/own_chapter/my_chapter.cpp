// Three doors: each pays 1 or nothing, by chance. Which one pays best, and what does it cost to find out?
#include <algorithm>
#include <array>
#include <cmath>

#include "minirl/core/rng.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/seeds.hpp"

using namespace minirl;

namespace {

constexpr int doors = 3, openings = 1000, games = 100;
constexpr std::array<double, doors> pays{0.2, 0.5, 0.6};  // the probability of a 1 behind each door

struct Player {
  double epsilon;     // how often a door is opened by chance
  double belief = 0;  // in each door, before the first opening
};

struct Game {
  std::vector<int> opened;      // [openings]
  std::vector<double> rewards;  // [openings]
  std::array<double, doors> q;  // what the player believes at the end
};

// Equation (1): the mean of n numbers from the mean q of those before and the newest, r.
double updated(double q, double r, int n) { return q + (r - q) / n; }

int best(const std::array<double, doors>& q) {
  return static_cast<int>(std::max_element(q.begin(), q.end()) - q.begin());  // the first of equal ones
}

// Equation (2): a door by chance with probability epsilon, else the one that seems best.
Game play(const Player& player, std::uint64_t seed) {
  Rng rng(seed);
  Game game{{}, {}, {}};
  game.q.fill(player.belief);
  std::array<int, doors> count{};
  for (int i = 0; i < openings; ++i) {
    const int a = rng.random() < player.epsilon ? rng.choice(doors) : best(game.q);
    const auto door = static_cast<std::size_t>(a);
    const double r = rng.random() < pays[door] ? 1 : 0;
    game.q[door] = updated(game.q[door], r, ++count[door]);
    game.opened.push_back(a);
    game.rewards.push_back(r);
  }
  return game;
}

std::vector<Game> play_all(const Player& player) {
  return for_seeds(seed_range(0, games), [&](std::uint64_t seed) { return play(player, seed); });
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// ---- What the lesson shows

void first_openings(Findings& findings) {
  const Game game = play({0.1}, 5);  // an unlucky one
  std::string opened, rewards;
  for (std::size_t i = 0; i < 20; ++i) {
    opened += join(i > 0 ? " " : "", game.opened[i]);
    rewards += join(i > 0 ? " " : "", game.rewards[i]);
  }
  findings.noted("a game, epsilon 0.1: the first 20 doors", "-", opened);
  findings.noted("the same game: what they paid", "-", rewards);
  findings.noted("what that player believes after 1000 openings", "-", array_text(game.q, 3));
}

void running_mean_is_the_mean(Findings& findings) {
  const Game game = play({1}, 0);
  double q = 0;
  for (int n = 1; n <= openings; ++n) q = updated(q, game.rewards[static_cast<std::size_t>(n - 1)], n);
  const double distance = std::abs(q - mean(game.rewards));
  findings.judged("equation (1) after 1000 rewards, against their sum divided by 1000", "-",
                  distance < 1e-12 ? "the same" : join("off by ", distance), distance < 1e-12);
}

// One row for each kind of player; the mean reward of each, so that they can be compared.
double show(Findings& findings, const std::string& who, const Player& player) {
  std::vector<double> means;
  int found = 0;
  for (const Game& game : play_all(player)) {
    means.push_back(mean(game.rewards));
    found += best(game.q) == doors - 1;
  }
  findings.noted(join(who, ": mean reward of 100 games"), "-",
                 join(spread(means, 3), "; the best door seems best in ", found));
  return mean(means);
}

// The mean reward of the games, over windows of 25 openings.
Series curve(const std::string& who, const Player& player) {
  const std::vector<Game> all = play_all(player);
  Series series{who, {}, {}, {}, {}};
  constexpr std::size_t window = 25;
  for (std::size_t begin = 0; begin < openings; begin += window) {
    double sum = 0;
    for (const Game& game : all) {
      for (std::size_t i = begin; i < begin + window; ++i) sum += game.rewards[i];
    }
    series.x.push_back(static_cast<double>(begin + window));
    series.y.push_back(sum / static_cast<double>(window * all.size()));
  }
  return series;
}

void three_doors(Findings& findings, const ChapterOptions&) {
  first_openings(findings);
  running_mean_is_the_mean(findings);
  const double never = show(findings, "never tries (epsilon 0)", {0});
  const double always = show(findings, "always tries (epsilon 1)", {1});
  const double at_times = show(findings, "tries at times (epsilon 0.1)", {0.1});
  show(findings, "never tries, but starts with a belief of 1", {0, 1});
  const bool pays_off = at_times > never && at_times > always;
  findings.judged("to try at times earns more than never or always", "-", pays_off ? "yes" : "no", pays_off);

  const Plot plot{
      .title = "Three doors, 100 games",
      .x_label = "openings",
      .y_label = "mean reward",
      .series = {curve("never tries", {0}), curve("tries at times", {0.1}), curve("always tries", {1})},
      .reference_lines = {{pays[doors - 1], "the best door"}}};
  findings.picture(
      {"rewards.svg",
       "Who never tries stays with the first door. Who always tries learns what the doors pay and makes "
       "no use of it. Who tries at times is slower than one wishes, and gets there."},
      to_svg(plot));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "99 Three doors", .run = three_doors});
}
