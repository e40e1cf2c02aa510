// Blackjack: draw cards towards 21 without going over it, and have more than the dealer.
// Source: Sutton & Barto (2018), example 5.1; the rules and draws are those of Gymnasium's Blackjack-v1.
#pragma once
#include "minirl/envs/env.hpp"
#include "minirl/tensor/indices.hpp"

namespace minirl {

struct BlackjackConfig {
  bool sab = true;  // Gymnasium's `sab`, the book's rules: 21 in two cards wins at once unless the dealer has
                    // it too
  bool natural = false;  // `natural`, if not sab: a win with 21 in two cards gives 1.5
};

/// Actions: 0 stick, 1 hit. The observation is one number (see `decode`). Cards come from an endless deck;
/// pictures count 10, an ace 11 where that does not go over 21 ("usable"), else 1. Over 21 loses at once; who
/// sticks sees the dealer draw up to 17 or more. A win gives 1, a loss -1, a draw 0.
class Blackjack final : public Env<int, int> {
 public:
  static constexpr int observations = 32 * 11 * 2;
  enum Choice { stick, hit };

  /// What the player is shown.
  struct Shown {
    int player_sum = 0;   // 4 to 31; over 21 is lost
    int dealer_card = 0;  // 1 (ace) to 10: the one that lies open
    bool usable_ace = false;
    bool operator==(const Shown&) const = default;
  };

  /// What an observation stands for, and back: (player_sum * 11 + dealer_card) * 2 + usable_ace.
  /// Throw ConfigError for what is no observation and nothing that can be shown.
  static Shown decode(int s);
  static int encode(const Shown& shown);

  explicit Blackjack(const BlackjackConfig& config = {}) : config_(config) {}

  const Discrete& observation_space() const override { return observations_; }
  const Discrete& action_space() const override { return actions_; }

  /// The cards on the table, aces as 1; the dealer's first lies open.
  struct Hands {
    Indices player, dealer;
    void archive(Archive& a) { a("player", player), a("dealer", dealer); }
    bool operator==(const Hands&) const = default;
  };
  const Hands& state() const { return hands_; }
  /// Throws ConfigError for hands with fewer than two cards or with cards outside 1 to 10.
  void set_state(const Hands& hands);

  /// Both hands and what they sum to; all of the dealer's cards once the game is over.
  void draw(Canvas& canvas) const override;

 private:
  int start(std::optional<std::uint64_t> seed) override;
  Step<int> advance(const int& a) override;
  void archive_state(Archive& a) override;

  int draw_card();
  int observation() const;
  double score_of_sticking();

  BlackjackConfig config_;
  Discrete observations_{observations};
  Discrete actions_{2};
  Rng rng_{0};
  Hands hands_{{1, 1}, {1, 1}};
  bool over_ = false;
};

}  // namespace minirl
