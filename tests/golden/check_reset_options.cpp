#include <initializer_list>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/acrobot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/mountain_car.hpp"
#include "minirl/envs/mountain_car_continuous.hpp"
#include "minirl/envs/pendulum.hpp"

namespace minirl::golden {
namespace {

struct Option {
  std::string_view key;
  double* value;
};

// Sets what the row names, of which any may be missing.
void read_options(const Row& row, std::initializer_list<Option> options) {
  for (const std::string number : {"1", "2"}) {
    const std::string_view key = row.text("key" + number);
    bool known = key.empty();
    for (const Option& option : options) {
      if (option.key != key) continue;
      *option.value = row.number<double>("value" + number);
      known = true;
    }
    if (!known) throw IoError(join(row.text("env"), " has no reset option '", key, "'"));
  }
}

template <class E, class Config>
Tensor first_between(const Row& row) {
  Config config;
  read_options(row, {{"low", &config.start_low}, {"high", &config.start_high}});
  return E(config).reset(row.word("seed"));
}

Tensor first_of_pendulum(const Row& row) {
  PendulumConfig config;
  read_options(row, {{"x_init", &config.start_angle}, {"y_init", &config.start_velocity}});
  return Pendulum(config).reset(row.word("seed"));
}

struct World {
  std::string_view id;  // without the version
  Tensor (*first)(const Row&);
};

constexpr World worlds[] = {
    {"CartPole-", first_between<CartPole, CartPoleConfig>},
    {"MountainCar-", first_between<MountainCar, MountainCarConfig>},
    {"MountainCarContinuous-", first_between<MountainCarContinuous, MountainCarContinuousConfig>},
    {"Pendulum-", first_of_pendulum},
    {"Acrobot-", first_between<Acrobot, AcrobotConfig>},
};

const World* world_of(std::string_view id) {
  for (const World& world : worlds) {
    if (id.starts_with(world.id)) return &world;
  }
  return nullptr;
}

}  // namespace

void check_reset_options(const Csv& csv, Tally& tally) {
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const std::string_view id = Row(csv, i).text("env");
    const World* world = world_of(id);
    if (world == nullptr) {
      tally.skip(join(id, ": not built yet"));
      continue;
    }
    check_row(csv, i, tally, [&](Row& row) {
      row.allow_next_float(has_float_cosines(id));
      row.expect("obs", listed_numbers(world->first(row)));
    });
  }
}

}  // namespace minirl::golden
