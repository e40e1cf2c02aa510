#include <doctest/doctest.h>

#include <cmath>

#include "minirl/core/errors.hpp"
#include "minirl/core/legacy_rng.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/files/csv.hpp"

using namespace minirl;

namespace {

using State = NotebookCartPole::State;

// The starting state of a seed's reset, from the files that the old gym wrote.
State start_of(const char* file, const char* which, std::string_view seed, std::string_view number) {
  const Csv csv = Csv::read(std::string(MINIRL_DATA_DIR "/golden/notebook/") + file);
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    if (csv.cell(i, csv.column("env_seed")) != seed) continue;
    if (csv.cell(i, csv.column(which)) != number) continue;
    State s;
    const std::size_t first = csv.column("x");
    for (std::size_t k = 0; k < 4; ++k) s[k] = parse_hexfloat(csv.cell(i, first + k), "state");
    return s;
  }
  FAIL("no such row");
  return {};
}

// Equal in the eight decimals that the notebook prints.
bool prints_as(const State& s, const State& printed) {
  for (std::size_t i = 0; i < 4; ++i) {
    if (std::round(s[i] * 1e8) != std::round(printed[i] * 1e8)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("NotebookCartPole: the notebook's resets and first step at seed 42") {
  const State resets[] = {{-0.01258566, -0.00156614, 0.04207708, -0.00180545},
                          {0.00560942, 0.01842265, -0.03590751, -0.0120678},
                          {-0.03056663, 0.02063487, 0.01650017, 0.04869769}};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(prints_as(start_of("nb_gym_seeding.csv", "reset", "42", std::to_string(k)), resets[k]));
  }
  NotebookCartPole env;
  env.reset(start_of("nb_gym_seeding.csv", "reset", "42", "0"));
  const auto [s, reward, done] = env.step(1);
  CHECK(prints_as(s, {-0.01261699, 0.19292789, 0.04204097, -0.28092127}));
  CHECK(reward == 1);
  CHECK_FALSE(done);
}

TEST_CASE("NotebookCartPole: the starting states that the notebook prints for the seeds 1 to 14") {
  const State printed[] = {{0.03073904, 0.00145001, -0.03088818, -0.03131252},
                           {0.03468829, 0.01500225, 0.01230312, 0.01825219},
                           {0.02281231, -0.02475473, 0.02306162, 0.02072129},
                           {0.02543978, 0.02580473, -0.00815877, 0.01237681},
                           {-0.03742824, -0.02316945, 0.0148571, 0.0296055},
                           {-0.01544902, 0.04855184, 0.00486556, -0.01934648},
                           {-0.0224773, 0.04186813, -0.01038048, 0.03759079},
                           {0.0156771, 0.02625916, 0.00686077, -0.00709527},
                           {-0.00551277, 0.02101743, 0.00884103, 0.02545213},
                           {0.0092834, 0.02169246, -0.04882263, 0.02807027},
                           {-0.00129229, -0.038397, 0.01739209, 0.02066541},
                           {-0.00836977, 0.00545003, -0.00491758, -0.01491253},
                           {0.01804798, 0.02423313, -0.00128545, 0.03376082},
                           {-0.03888424, -0.01785535, -0.03287154, -0.01818249}};
  for (int seed = 1; seed <= 14; ++seed) {
    CAPTURE(seed);
    const std::string name = std::to_string(seed);
    CHECK(prints_as(start_of("nb_test_policy.csv", "env_seed", name, name), printed[seed - 1]));
  }
}

TEST_CASE("NotebookCartPole: it moves like CartPole but for the last bits") {
  const State start = {0.01, -0.02, 0.03, 0.04};
  NotebookCartPole old;
  CartPole today;
  today.reset(0);
  today.set_state(start);
  State s = old.reset(start);
  for (int i = 0; i < 60; ++i) {
    const int a = s[2] + s[3] > 0 ? 1 : 0;
    s = old.step(a).observation;
    today.step(a);
    for (std::size_t k = 0; k < 4; ++k) CHECK(s[k] == doctest::Approx(today.state()[k]).epsilon(1e-9));
  }
}

TEST_CASE("NotebookCartPole: done at the limit, where a flag of its own is missing") {
  NotebookCartPole env(2);
  env.reset({0, 0, 0, 0});
  CHECK_FALSE(env.step(0).done);
  CHECK(env.step(1).done);
  CHECK_THROWS_WITH_AS(env.step(0), "step: no episode is running; call reset(start) first", StateError);
  env.reset({3, 0, 0, 0});
  CHECK(env.step(0).done);
}

TEST_CASE("NotebookCartPole: errors") {
  NotebookCartPole env;
  CHECK_THROWS_AS(env.step(0), StateError);
  env.reset({0, 0, 0, 0});
  CHECK_THROWS_WITH_AS(env.step(2), "step: action 2 is neither 0 (left) nor 1 (right)", ConfigError);
  CHECK_THROWS_AS(NotebookCartPole(0), ConfigError);
}

TEST_CASE("episode_length: counts the steps") {
  NotebookCartPole env(7);
  CHECK(episode_length(env, {0, 0, 0, 0}, [](const State& s) { return s[2] > 0 ? 1 : 0; }) == 7);
  CHECK(episode_length(env, {3, 0, 0, 0}, [](const State&) { return 1; }) == 1);
}
