#include "minirl/envs/blackjack.hpp"

#include <algorithm>
#include <numeric>

#include "envs/grid_picture.hpp"

namespace minirl {
namespace {

constexpr int most = 21, dealer_sticks = 17, largest_sum = 31, largest_card = 10;
constexpr int deck[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10};

bool has_usable_ace(const Indices& hand) {
  return std::find(hand.begin(), hand.end(), 1) != hand.end() &&
         std::accumulate(hand.begin(), hand.end(), 0) + 10 <= most;
}

int sum_of(const Indices& hand) {
  return std::accumulate(hand.begin(), hand.end(), has_usable_ace(hand) ? 10 : 0);
}

bool is_bust(const Indices& hand) { return sum_of(hand) > most; }

bool is_natural(const Indices& hand) { return hand.size() == 2 && sum_of(hand) == most; }

int points(const Indices& hand) { return is_bust(hand) ? 0 : sum_of(hand); }

// A hand in a row of cards: a grid of two rows, the dealer's above the player's.
class CardTable {
 public:
  CardTable(Canvas& canvas, std::size_t cards)
      : canvas_(canvas),
        step_(std::min(canvas.width() / (static_cast<double>(std::max<std::size_t>(cards, 4)) + 1),
                       canvas.height() / 3.8)) {
    canvas.fill({34, 106, 74});
  }

  /// `open`: how many of the cards are seen; the sum of those stands beside the name.
  void lay(const Indices& hand, std::size_t open, const std::string& title, double top) {
    constexpr Colour chalk{232, 240, 232}, face{252, 252, 250}, back{150, 60, 60};
    const double left = 0.5 * (canvas_.width() - static_cast<double>(hand.size()) * step_);
    const double y = top * canvas_.height() + 0.35 * step_;
    detail::centred_text(canvas_, {0.5 * canvas_.width(), top * canvas_.height() + 0.12 * step_}, title,
                         chalk, detail::fitting_scale(title, 0.95 * canvas_.width(), 0.26 * step_));
    for (std::size_t i = 0; i < hand.size(); ++i) {
      const double x = left + static_cast<double>(i) * step_;
      const Point corner{x + 0.06 * step_, y}, opposite{x + 0.94 * step_, y + 1.2 * step_};
      canvas_.rectangle(corner, opposite, i < open ? face : back);
      if (i >= open) continue;
      const std::string name = hand[i] == 1 ? "A" : to_text(hand[i]);
      detail::centred_text(canvas_, {x + 0.5 * step_, y + 0.6 * step_}, name, detail::ink,
                           detail::fitting_scale("10", 0.7 * step_, 0.6 * step_));
    }
  }

 private:
  Canvas& canvas_;
  double step_;  // from card to card, in pixels
};

bool is_hand(const Indices& cards) {
  const auto is_card = [](int card) { return 1 <= card && card <= largest_card; };
  return cards.size() >= 2 && std::all_of(cards.begin(), cards.end(), is_card);
}

void check_hand(const char* whose, const Indices& hand) {
  if (is_hand(hand)) return;
  throw ConfigError(
      join("set_state: the ", whose, " needs at least two cards from 1 (ace) to ", largest_card));
}

}  // namespace

Blackjack::Shown Blackjack::decode(int s) {
  if (s < 0 || s >= observations) {
    throw ConfigError(join("Blackjack: ", s, " is not in ", Discrete(observations).text()));
  }
  return {s / 2 / (largest_card + 1), s / 2 % (largest_card + 1), s % 2 == 1};
}

int Blackjack::encode(const Shown& shown) {
  const auto [sum, card, ace] = shown;
  if (sum < 0 || sum > largest_sum || card < 0 || card > largest_card) {
    throw ConfigError(join("Blackjack: a sum of ", sum, " and a dealer's card of ", card,
                           " cannot be; they end at ", largest_sum, " and ", largest_card));
  }
  return (sum * (largest_card + 1) + card) * 2 + (ace ? 1 : 0);
}

void Blackjack::set_state(const Hands& hands) {
  check_hand("player", hands.player);
  check_hand("dealer", hands.dealer);
  hands_ = hands;
  over_ = false;
}

void Blackjack::archive_state(Archive& a) {
  a("rng", rng_), a("hands", hands_), a("over", over_);
  a.expect(is_hand(hands_.player) && is_hand(hands_.dealer), "hands", "are not two cards or more, 1 to 10");
}

int Blackjack::draw_card() { return deck[rng_.choice(static_cast<int>(std::size(deck)))]; }

int Blackjack::observation() const {
  return encode({sum_of(hands_.player), hands_.dealer[0], has_usable_ace(hands_.player)});
}

// Gymnasium draws the suit of the dealer's open card too, and of a 10 whether it is jack, queen or king. The
// game does not depend on them, but the cards that follow do.
int Blackjack::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  over_ = false;
  for (Indices* hand : {&hands_.dealer, &hands_.player}) {
    hand->clear();
    for (int i = 0; i < 2; ++i) hand->push_back(draw_card());
  }
  rng_.choice(4);
  if (hands_.dealer[0] == largest_card) rng_.choice(3);
  return observation();
}

Step<int> Blackjack::advance(const int& a) {
  if (a == hit) {
    hands_.player.push_back(draw_card());
    over_ = is_bust(hands_.player);
    return {observation(), over_ ? -1.0 : 0.0, over_, false};
  }
  over_ = true;
  const double reward = score_of_sticking();
  return {observation(), reward, true, false};
}

double Blackjack::score_of_sticking() {
  const Indices& player = hands_.player;
  Indices& dealer = hands_.dealer;
  while (sum_of(dealer) < dealer_sticks) dealer.push_back(draw_card());
  const int ahead = points(player) - points(dealer);
  if (config_.sab && is_natural(player) && !is_natural(dealer)) return 1;
  if (!config_.sab && config_.natural && is_natural(player) && ahead > 0) return 1.5;
  return ahead > 0 ? 1 : ahead < 0 ? -1 : 0;
}

void Blackjack::draw(Canvas& canvas) const {
  const auto& [player, dealer] = hands_;
  CardTable table(canvas, std::max(player.size(), dealer.size()));
  const std::size_t open = over_ && !is_bust(player) ? dealer.size() : 1;
  const std::string dealers = open > 1 ? join("dealer: ", sum_of(dealer)) : "dealer";
  const char* mark = is_bust(player) ? ", lost" : has_usable_ace(player) ? ", ace as 11" : "";
  table.lay(dealer, open, dealers, 0.05);
  table.lay(player, player.size(), join("player: ", sum_of(player), mark), 0.53);
}

}  // namespace minirl
