#include "minirl/envs/taxi.hpp"

#include <algorithm>

#include "envs/grid_moves.hpp"
#include "envs/town.hpp"

namespace minirl {
namespace {

using detail::Cell;
using Scene = Taxi::Scene;

constexpr int passengers = Taxi::places + 1;
constexpr int scenes = Taxi::side * Taxi::side * passengers * Taxi::places;

Transition to(Scene scene, double probability, double reward = -1, bool terminated = false) {
  return {probability, Taxi::encode(scene), reward, terminated};
}

Transition pick_up(Scene scene) {
  if (scene.passenger == Taxi::aboard || detail::place_at({scene.row, scene.column}) != scene.passenger) {
    return to(scene, 1, -10);
  }
  scene.passenger = Taxi::aboard;
  return to(scene, 1);
}

Transition drop_off(Scene scene) {
  const int here = detail::place_at({scene.row, scene.column});
  if (scene.passenger != Taxi::aboard || here == detail::no_place) return to(scene, 1, -10);
  scene.passenger = here;
  return here == scene.destination ? to(scene, 1, 20, true) : to(scene, 1);
}

Scene driven(Scene scene, int direction) {
  const Cell next = detail::driven({scene.row, scene.column}, direction);
  scene.row = next.row;
  scene.column = next.column;
  return scene;
}

// A taxi that cannot go straight on does not drift either.
std::vector<Transition> drive_in_rain(Scene scene, int direction, double straight) {
  constexpr int on_the_left[] = {Taxi::east, Taxi::west, Taxi::north, Taxi::south};
  constexpr int on_the_right[] = {Taxi::west, Taxi::east, Taxi::south, Taxi::north};
  const double aside = (1 - straight) / 2;
  const Scene ahead = driven(scene, direction);
  if (ahead == scene) return {to(scene, straight), to(scene, aside), to(scene, aside)};
  return {to(ahead, straight), to(driven(scene, on_the_left[direction]), aside),
          to(driven(scene, on_the_right[direction]), aside)};
}

TransitionTable table_of(const TaxiConfig& config) {
  for (const double p : {config.rainy_probability, config.fickle_probability}) {
    if (p >= 0 && p <= 1) continue;
    throw ConfigError(join("Taxi: rainy_probability is ", config.rainy_probability, ", fickle_probability ",
                           config.fickle_probability, "; both must be from 0 to 1"));
  }
  return {scenes, Taxi::actions, [&](int s, int a) -> std::vector<Transition> {
            const Scene scene = Taxi::decode(s);
            if (a == Taxi::pick_up) return {pick_up(scene)};
            if (a == Taxi::drop_off) return {drop_off(scene)};
            if (config.rainy) return drive_in_rain(scene, a, config.rainy_probability);
            return {to(driven(scene, a), 1)};
          }};
}

// Anywhere in the town, the passenger not where they want to go, all alike.
std::vector<double> starts() {
  constexpr double count = Taxi::side * Taxi::side * Taxi::places * (Taxi::places - 1);
  std::vector<double> distribution;
  for (int s = 0; s < scenes; ++s) {
    const Scene scene = Taxi::decode(s);
    const bool waits = scene.passenger != Taxi::aboard && scene.passenger != scene.destination;
    distribution.push_back(waits ? 1 / count : 0);
  }
  return distribution;
}

}  // namespace

Scene Taxi::decode(int s) {
  if (s < 0 || s >= scenes) throw ConfigError(join("Taxi: ", s, " is not in ", Discrete(scenes).text()));
  const int cell = s / (passengers * places);
  return {cell / side, cell % side, s / places % passengers, s % places};
}

int Taxi::encode(const Scene& scene) {
  const auto [row, column, passenger, destination] = scene;
  const auto below = [](int value, int end) { return 0 <= value && value < end; };
  if (below(row, side) && below(column, side) && below(passenger, passengers) && below(destination, places)) {
    return ((row * side + column) * passengers + passenger) * places + destination;
  }
  throw ConfigError(join("Taxi: row ", row, ", column ", column, ", passenger ", passenger, ", destination ",
                         destination, " is no scene; they end at 4, 4, 4 and 3"));
}

Taxi::Taxi(const TaxiConfig& config) : TabularWorld(table_of(config), starts()), config_(config) {}

std::array<bool, Taxi::actions> Taxi::action_mask() const {
  const Scene now = scene();
  const int here = detail::place_at({now.row, now.column});
  std::array<bool, actions> mask{};
  for (const int a : {south, north, east, west}) mask[static_cast<std::size_t>(a)] = driven(now, a) != now;
  mask[pick_up] = now.passenger != aboard && here == now.passenger;
  mask[drop_off] = now.passenger == aboard && here != detail::no_place;
  return mask;
}

int Taxi::start(std::optional<std::uint64_t> seed) {
  const int s = TabularWorld::start(seed);
  may_change_mind_ = config_.fickle && rng().random() < config_.fickle_probability;
  return s;
}

// A fickle passenger makes up their mind anew on the first stretch of the ride.
Step<int> Taxi::advance(const int& a) {
  const Scene before = scene();
  Step<int> step = TabularWorld::advance(a);
  Scene now = scene();
  const bool drove = before.row != now.row || before.column != now.column;
  if (!may_change_mind_ || before.passenger != aboard || !drove) return step;
  may_change_mind_ = false;
  const int other = rng().choice(places - 1);
  now.destination = other < before.destination ? other : other + 1;
  set_state(encode(now));
  step.observation = state();
  return step;
}

}  // namespace minirl
