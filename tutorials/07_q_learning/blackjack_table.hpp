// Everything that can happen in a game of Blackjack, by the book's rules, so that a policy can be judged
// exactly.
#pragma once
#include <array>
#include <vector>

#include "minirl/envs/blackjack.hpp"
#include "minirl/rl/policy_evaluation.hpp"

namespace minirl {

/// The probability of a card, 1 to 10, of an endless deck: 10, jack, queen and king all count 10.
inline double card_probability(int card) { return (card == 10 ? 4 : 1) / 13.0; }

/// What some cards sum to, of which `low` counts aces as 1.
struct Hand {
  int low = 0;
  bool has_ace = false;

  bool usable_ace() const { return has_ace && low + 10 <= 21; }
  int sum() const { return low + (usable_ace() ? 10 : 0); }
  Hand with(int card) const { return {low + card, has_ace || card == 1}; }
};

/// How likely each end of the dealer's hand is.
struct DealersEnd {
  std::array<double, 22> sums{};  // 0: over 21
  double natural = 0;             // 21 in two cards, which the sums contain

  void add(Hand hand, int cards, double probability) {
    if (cards >= 2 && hand.sum() >= 17) {
      if (cards == 2 && hand.sum() == 21) natural += probability;
      sums.at(hand.sum() > 21 ? 0 : static_cast<std::size_t>(hand.sum())) += probability;
      return;
    }
    for (int card = 1; card <= 10; ++card)
      add(hand.with(card), cards + 1, probability * card_probability(card));
  }
};

/// The observations of Blackjack and, after them, one state for each open card of the dealer in which the
/// player holds 21 in two cards: it looks like 21 with a usable ace, but wins more.
class BlackjackTable {
 public:
  BlackjackTable() {
    for (int card = 1; card <= 10; ++card)
      ends_.at(static_cast<std::size_t>(card)).add(Hand().with(card), 1, 1);
  }

  TransitionTable table() const {
    return {states, 2, [this](int s, int a) -> std::vector<Transition> {
              const bool natural = s >= Blackjack::observations;
              const Blackjack::Shown shown = natural ? with_natural(s) : Blackjack::decode(s);
              if (shown.dealer_card < 1 || shown.player_sum > 21) return {{1, s, 0, true}};  // never seen
              return a == Blackjack::hit ? after_hit(shown) : after_stick(shown, natural);
            }};
  }

  /// [states]
  std::vector<double> start() const {
    std::vector<double> start(states, 0.0);
    for (int dealer = 1; dealer <= 10; ++dealer) {
      for (int i = 1; i <= 10; ++i) {
        for (int k = 1; k <= 10; ++k) {
          const Hand hand = Hand().with(i).with(k);
          const int s = hand.sum() == 21 ? Blackjack::observations + dealer : state_of(hand, dealer);
          start[static_cast<std::size_t>(s)] +=
              card_probability(dealer) * card_probability(i) * card_probability(k);
        }
      }
    }
    return start;
  }

  /// What a policy over the observations does: with 21 in two cards the same as with any other soft 21.
  static TabularPolicy widened(TabularPolicy policy) {
    for (int s = Blackjack::observations; s < states; ++s) {
      policy.push_back(s == Blackjack::observations
                           ? 0
                           : policy.at(static_cast<std::size_t>(Blackjack::encode(with_natural(s)))));
    }
    return policy;
  }

 private:
  static constexpr int states = Blackjack::observations + 11;

  static Blackjack::Shown with_natural(int s) { return {21, s - Blackjack::observations, true}; }
  static int state_of(const Hand& hand, int dealer) {
    return Blackjack::encode({hand.sum(), dealer, hand.usable_ace()});
  }

  static std::vector<Transition> after_hit(const Blackjack::Shown& shown) {
    const Hand hand{shown.player_sum - (shown.usable_ace ? 10 : 0), shown.usable_ace};
    std::vector<Transition> all;
    for (int card = 1; card <= 10; ++card) {
      const Hand more = hand.with(card);
      const bool lost = more.sum() > 21;
      all.push_back({card_probability(card), state_of(more, shown.dealer_card), lost ? -1.0 : 0.0, lost});
    }
    return all;
  }

  std::vector<Transition> after_stick(const Blackjack::Shown& shown, bool natural) const {
    const DealersEnd& end = ends_.at(static_cast<std::size_t>(shown.dealer_card));
    const auto mine = static_cast<std::size_t>(shown.player_sum);
    double win = 0, draw = end.sums[mine];
    for (std::size_t sum = 0; sum < mine; ++sum) win += end.sums[sum];
    if (natural) draw = end.natural, win = 1 - draw;
    return {{win, 0, 1, true}, {draw, 0, 0, true}, {1 - win - draw < 0 ? 0 : 1 - win - draw, 0, -1, true}};
  }

  std::array<DealersEnd, 11> ends_{};
};

}  // namespace minirl
