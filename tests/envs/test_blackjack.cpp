#include <doctest/doctest.h>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/blackjack.hpp"

using namespace minirl;

namespace {

using Shown = Blackjack::Shown;

Blackjack game_of(const Indices& player, const Indices& dealer, const BlackjackConfig& config = {}) {
  Blackjack env(config);
  env.reset(0);
  env.set_state({player, dealer});
  return env;
}

double reward_of_sticking(const Indices& player, const Indices& dealer, const BlackjackConfig& config = {}) {
  const auto step = game_of(player, dealer, config).step(Blackjack::stick);
  CHECK(step.terminated);
  return step.reward;
}

}  // namespace

TEST_CASE("Blackjack: the first hand of seed 42 and the spaces") {
  Blackjack env;
  CHECK(env.observation_space() == Discrete(704));  // 32 sums, 11 cards, an ace or none
  CHECK(env.action_space() == Discrete(2));
  CHECK(Blackjack::decode(env.reset(42)) == Shown{15, 2, false});
}

TEST_CASE("Blackjack: what is shown, and its number") {
  for (int s = 0; s < 704; ++s) CHECK(Blackjack::encode(Blackjack::decode(s)) == s);
  CHECK(Blackjack::encode({31, 10, true}) == 703);
  CHECK_THROWS_WITH_AS(Blackjack::decode(704), "Blackjack: 704 is not in Discrete(704)", ConfigError);
  CHECK_THROWS_AS(Blackjack::decode(-1), ConfigError);
  CHECK_THROWS_AS(Blackjack::encode({32, 1, false}), ConfigError);
  CHECK_THROWS_AS(Blackjack::encode({4, 11, false}), ConfigError);
}

TEST_CASE("Blackjack: an ace counts 11 where that does not go over 21") {
  const auto after_hit = [](const Indices& player) {
    Blackjack env = game_of(player, {10, 10});
    const Shown shown = Blackjack::decode(env.step(Blackjack::hit).observation);
    CHECK(shown.dealer_card == 10);
    const int card = env.state().player.back();
    int sum = card;
    bool has_ace = card == 1;
    for (const int held : player) sum += held, has_ace = has_ace || held == 1;
    const bool usable = has_ace && sum <= 11;
    CHECK(shown == Shown{usable ? sum + 10 : sum, 10, usable});
  };
  for (const Indices& hand : {Indices{1, 5}, {1, 1}, {5, 6}, {10, 2}, {1, 10}, {9, 10}}) after_hit(hand);
}

TEST_CASE("Blackjack: more than the dealer wins, less loses, as many is a draw") {
  CHECK(reward_of_sticking({10, 9}, {10, 8}) == 1);
  CHECK(reward_of_sticking({10, 7}, {10, 8}) == -1);
  CHECK(reward_of_sticking({10, 8}, {10, 8}) == 0);
  CHECK(reward_of_sticking({10, 6}, {1, 6}) == -1);  // the dealer's ace makes 17 and they stick
}

TEST_CASE("Blackjack: over 21 loses at once, whatever the dealer has") {
  Blackjack env = game_of({10, 10, 1}, {10, 2});
  const auto step = env.step(Blackjack::hit);  // any card is one too many
  CHECK(step.reward == -1);
  CHECK(step.terminated);
  CHECK(env.state().dealer.size() == 2);
  CHECK_THROWS_AS(env.step(Blackjack::hit), StateError);
}

TEST_CASE("Blackjack: the dealer draws up to 17") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Blackjack env;
    env.reset(seed);
    env.step(Blackjack::stick);
    const Indices& dealer = env.state().dealer;
    int sum = 0;
    bool has_ace = false;
    for (const int card : dealer) sum += card, has_ace = has_ace || card == 1;
    CHECK((sum >= 17 || (has_ace && sum >= 7 && sum <= 11)));
    if (dealer.size() > 2) CHECK(sum - dealer.back() < 17);
  }
}

TEST_CASE("Blackjack: 21 in two cards under three rules") {
  const BlackjackConfig natural{.sab = false, .natural = true}, plain{.sab = false};
  const Indices blackjack{1, 10}, slow{7, 7, 7};
  CHECK(reward_of_sticking(blackjack, {10, 7}) == 1);
  CHECK(reward_of_sticking(blackjack, {10, 7}, natural) == 1.5);
  CHECK(reward_of_sticking(blackjack, {10, 7}, plain) == 1);
  CHECK(reward_of_sticking(blackjack, slow) == 1);           // the book's rules
  CHECK(reward_of_sticking(blackjack, slow, natural) == 0);  // 21 is 21
  CHECK(reward_of_sticking(blackjack, {10, 1}) == 0);
  CHECK(reward_of_sticking(slow, {10, 7}, natural) == 1);
}

TEST_CASE("Blackjack: hands and actions that are none") {
  Blackjack env;
  CHECK_THROWS_WITH_AS(env.set_state({{1}, {1, 2}}),
                       "set_state: the player needs at least two cards from 1 (ace) to 10", ConfigError);
  CHECK_THROWS_AS(env.set_state({{1, 2}, {1, 11}}), ConfigError);
  CHECK_THROWS_AS(env.set_state({{0, 2}, {1, 1}}), ConfigError);
  CHECK_THROWS_AS(env.step(0), StateError);
  env.reset(0);
  CHECK_THROWS_WITH_AS(env.step(2), "step: action 2 is not in Discrete(2)", ConfigError);
}

TEST_CASE("Blackjack: the same seed deals the same cards, and a copy is a game of its own") {
  Blackjack a, b;
  b.reset(9);
  b.step(Blackjack::hit);
  for (int i = 0; i < 20; ++i) {
    CHECK((i == 0 ? a.reset(5) : a.reset()) == (i == 0 ? b.reset(5) : b.reset()));
    CHECK(a.state() == b.state());
    Blackjack copy = a;
    const double reward = a.step(Blackjack::stick).reward;
    CHECK(reward == b.step(Blackjack::stick).reward);
    CHECK(copy.state().dealer.size() == 2);
    CHECK(copy.step(Blackjack::stick).reward == reward);
  }
}

TEST_CASE("Blackjack: the picture hides the dealer's second card until the player sticks") {
  const auto is_red = [](Colour c) { return c == Colour{150, 60, 60}; };
  const auto red_pixels = [&](const Blackjack& env) {
    Canvas canvas(240, 160);
    env.draw(canvas);
    int red = 0;
    for (int x = 0; x < 240; ++x) {
      for (int y = 0; y < 160; ++y) red += is_red(canvas.pixel(x, y));
    }
    return red;
  };
  Blackjack env = game_of({10, 9}, {10, 8});
  CHECK(red_pixels(env) > 500);
  env.step(Blackjack::stick);
  CHECK(red_pixels(env) == 0);
}

TEST_CASE("Blackjack: every hand can be painted on every canvas") {
  const Blackjack env = game_of(Indices(21, 1), {1, 1});
  for (const auto& [width, height] : {std::pair{1, 1}, {480, 320}, {3, 500}, {500, 3}}) {
    Canvas canvas(width, height, {1, 2, 3});
    env.draw(canvas);
    CHECK_FALSE(canvas.pixel(0, 0) == Colour{1, 2, 3});
  }
}
