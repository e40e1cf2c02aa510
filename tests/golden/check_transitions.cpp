#include <array>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/acrobot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/mountain_car.hpp"
#include "minirl/envs/mountain_car_continuous.hpp"
#include "minirl/envs/pendulum.hpp"

namespace minirl::golden {
namespace {

using Names = std::vector<std::string>;

// The numbers of a state in the order of the files, to be read and written.
template <std::size_t n>
std::vector<double*> numbers_of(std::array<double, n>& state) {
  std::vector<double*> numbers;
  for (double& value : state) numbers.push_back(&value);
  return numbers;
}
std::vector<double*> numbers_of(MountainCar::State& s) { return {&s.position, &s.velocity}; }
std::vector<double*> numbers_of(MountainCarContinuous::State& s) { return {&s.position, &s.velocity}; }
std::vector<double*> numbers_of(Pendulum::State& s) { return {&s.angle, &s.velocity}; }

int action_of(const Row& row, const Discrete&) { return parse_small(row.text("action"), "action"); }
Tensor action_of(const Row& row, const Box&) {
  return Tensor::vector({static_cast<Scalar>(row.number<double>("action"))});
}

// One step from a given state: no random numbers, and no difference grows. `state` is of the kind that the
// steps begin with; the columns are called by the names of its numbers and of the observation's.
template <class E, class State>
void check_steps(E env, State state, const Names& names, const Names& observed, const Csv& csv,
                 Tally& tally) {
  check_rows(csv, tally, [&](Row& row) {
    State before = state;
    for (std::size_t i = 0; i < names.size(); ++i) *numbers_of(before)[i] = row.number<double>(names[i]);
    env.reset(0);
    env.set_state(before);
    const auto step = env.step(action_of(row, env.action_space()));
    State after = env.state();
    for (std::size_t i = 0; i < names.size(); ++i) row.expect("next_" + names[i], *numbers_of(after)[i]);
    for (std::size_t i = 0; i < observed.size(); ++i)
      row.expect("obs_" + observed[i], step.observation[static_cast<int>(i)]);
    row.expect("reward", step.reward);
    row.expect("terminated", static_cast<int>(step.terminated));
  });
}

// What follows the first underscore in the name of a file: how its world differs from the default.
struct Subject {
  std::string world, setting;

  explicit Subject(const std::string& stem) : world(stem.substr(0, stem.find('_'))) {
    if (world.size() < stem.size()) setting = stem.substr(world.size() + 1);
  }
};

bool check_cartpole(const Subject& subject, const Csv& csv, Tally& tally) {
  if (!subject.setting.empty()) return false;
  const Names names{"x", "x_dot", "theta", "theta_dot"};
  check_steps(CartPole{}, CartPole::State{}, names, names, csv, tally);
  return true;
}

bool check_mountain_car(const Subject& subject, const Csv& csv, Tally& tally) {
  if (!subject.setting.empty()) return false;
  const Names names{"position", "velocity"};
  check_steps(MountainCar{}, MountainCar::State{}, names, names, csv, tally);
  return true;
}

bool check_mountain_car_continuous(const Subject& subject, const Csv& csv, Tally& tally) {
  if (subject.setting != "from_f32" && subject.setting != "from_f64") return false;
  const MountainCarContinuous::State state{.is_float = subject.setting == "from_f32"};
  const Names names{"position", "velocity"};
  check_steps(MountainCarContinuous{}, state, names, names, csv, tally);
  return true;
}

// "g9.81" is another gravity.
double gravity_of(const std::string& setting) {
  try {
    return parse_double(setting.substr(1), "g");
  } catch (const ConfigError& error) {
    throw IoError(join("Pendulum_", setting, ": ", error.what()));
  }
}

bool check_pendulum(const Subject& subject, const Csv& csv, Tally& tally) {
  PendulumConfig config;
  if (subject.setting.starts_with('g')) {
    config.gravity = gravity_of(subject.setting);
  } else if (!subject.setting.empty()) {
    return false;
  }
  check_steps(Pendulum(config), Pendulum::State{}, {"theta", "theta_dot"},
              {"cos_theta", "sin_theta", "theta_dot"}, csv, tally);
  return true;
}

bool check_acrobot(const Subject& subject, const Csv& csv, Tally& tally) {
  if (!subject.setting.empty() && subject.setting != "nips") return false;
  AcrobotConfig config;
  if (subject.setting == "nips") config.equations = AcrobotConfig::Equations::paper;
  check_steps(Acrobot(config), Acrobot::State{}, {"theta1", "theta2", "dtheta1", "dtheta2"},
              {"cos1", "sin1", "cos2", "sin2", "dtheta1", "dtheta2"}, csv, tally);
  return true;
}

}  // namespace

void check_transitions(const std::string& name, const Csv& csv, Tally& tally) {
  using Check = bool (*)(const Subject&, const Csv&, Tally&);
  const std::pair<std::string_view, Check> checks[] = {
      {"CartPole", check_cartpole},
      {"MountainCar", check_mountain_car},
      {"MountainCarContinuous", check_mountain_car_continuous},
      {"Pendulum", check_pendulum},
      {"Acrobot", check_acrobot},
  };
  const Subject subject(name);
  for (const auto& [world, check] : checks) {
    if (world == subject.world && check(subject, csv, tally)) return;
  }
  tally.skip(join("transitions/", name, ": not built yet"), static_cast<long>(csv.rows()));
}

}  // namespace minirl::golden
