// Taxi: fetch a passenger at one of four places in a small town and bring them to another.
// Source: Dietterich (2000), section 3.1; the rules and numbers are those of Gymnasium's Taxi-v4, bit for
// bit.
#pragma once
#include <array>

#include "minirl/envs/grid_notes.hpp"
#include "minirl/envs/tabular_world.hpp"

namespace minirl {

struct TaxiConfig {
  bool rainy = false;               // Gymnasium's `is_rainy`: a move may drift to its left or right
  bool fickle = false;              // `fickle_passenger`: some change their mind once they ride
  double rainy_probability = 0.8;   // `rainy_probability`: to go straight on in the rain
  double fickle_probability = 0.3;  // `fickle_probability`: of a passenger who will change their mind
};

/// Actions: 0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop off; walls and the edge hold the taxi back.
/// The observation is one of 500 scenes (see `decode`). Each step costs 1, to pick up or drop off where that
/// is impossible 10; to drop off at the destination gives 20 and ends the task. To drop off at another of the
/// four places is allowed. The table knows the rain but not the whims of a fickle passenger.
class Taxi final : public TabularWorld {
 public:
  static constexpr int side = 5;  // cells
  static constexpr int places =
      4;  // red, green, yellow, blue: top left, top right, bottom left, bottom right
  static constexpr int aboard = 4;  // where a passenger in the taxi is
  enum Command { south, north, east, west, pick_up, drop_off, actions };

  struct Scene {
    int row = 0, column = 0;  // of the taxi, from the top left corner
    int passenger = 0;        // a place, or `aboard`
    int destination = 0;      // a place
    bool operator==(const Scene&) const = default;
  };

  /// The scene that an observation stands for, and back: ((row * 5 + column) * 5 + passenger) * 4 +
  /// destination. Throw ConfigError for what is no observation and no scene.
  static Scene decode(int s);
  static int encode(const Scene& scene);

  /// Throws ConfigError for probabilities outside [0, 1].
  explicit Taxi(const TaxiConfig& config = {});

  Scene scene() const { return decode(state()); }

  /// Which actions do something in the present scene: Gymnasium's info["action_mask"], made to be given to
  /// `action_space().sample`. The others are allowed, and wasted.   [actions]
  std::array<bool, actions> action_mask() const;

  /// The town, the passenger, the flag at the destination and the taxi, as large as the canvas allows.
  void draw(Canvas& canvas) const override;
  /// The notes of all places of the taxi, for the present passenger and destination.
  void draw(Canvas& canvas, const GridNotes& notes) const;

 private:
  int start(std::optional<std::uint64_t> seed) override;
  Step<int> advance(const int& a) override;
  void archive_state(Archive& a) override {
    TabularWorld::archive_state(a);
    a("may_change_mind", may_change_mind_);
  }

  TaxiConfig config_;
  bool may_change_mind_ = false;  // this episode's passenger, who has not done so yet
};

}  // namespace minirl
