#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "lab/counting_env.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/lab/evaluate.hpp"

using namespace minirl;

TEST_CASE("evaluation_of: mean, deviation by n, lowest and highest") {
  const Evaluation e = evaluation_of({1, 2, 6});
  CHECK(e.mean == 3);
  CHECK(e.deviation == doctest::Approx(std::sqrt(14.0 / 3)));
  CHECK(e.lowest == 1);
  CHECK(e.highest == 6);
  CHECK(e.returns == std::vector<double>{1, 2, 6});
  CHECK_THROWS_AS(evaluation_of({}), ConfigError);
}

TEST_CASE("evaluate: returns of whole episodes without discount") {
  CountingEnv env;
  const Evaluation e = evaluate(env, [](const Tensor&) { return 2; }, {.episodes = 4});
  CHECK(e.returns == std::vector<double>{2, 4, 6, 8});
  CHECK(e.mean == 5);
}

TEST_CASE("evaluate: episode i of seed S resets with 1,000,000 + 1000 S + i") {
  CHECK(evaluation_seed(0, 0) == 1'000'000);
  CHECK(evaluation_seed(7, 99) == 1'007'099);
  CountingEnv counting;
  evaluate(counting, [](const Tensor&) { return 0; }, {.episodes = 1, .seed = 3});
  CHECK(counting.first_seed == 1'003'000);

  TimeLimit env(CartPole{}, 500);
  std::vector<Tensor> starts;
  const auto note_starts = [&](const Tensor& s) {
    if (env.elapsed() == 0) starts.push_back(s);
    return 1;
  };
  evaluate(env, note_starts, {.episodes = 3, .seed = 5});
  REQUIRE(starts.size() == 3);
  for (int i = 0; i < 3; ++i) CHECK(starts[static_cast<std::size_t>(i)] == env.reset(evaluation_seed(5, i)));
}

TEST_CASE("evaluate: at least one episode") {
  CountingEnv env;
  CHECK_THROWS_WITH_AS(evaluate(env, [](const Tensor&) { return 0; }, {.episodes = 0}),
                       "evaluate: at least one episode is needed", ConfigError);
}
