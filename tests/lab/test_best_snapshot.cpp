#include "minirl/lab/best_snapshot.hpp"

#include <doctest/doctest.h>

#include "lab/counting_env.hpp"

using namespace minirl;

namespace {

// Its weights are the action it takes, so its return in CountingEnv says them.
struct Constant {
  int action = 0;
  int best_action(const Tensor&) const { return action; }
  int weights() const { return action; }
};

TrainingEvent at(long step) {
  return {.step = step, .steps = 100, .episode = 1, .episode_return = 0, .episode_length = 1, .seconds = 0};
}

}  // namespace

TEST_CASE("BestSnapshot: keeps the weights with the highest mean, of equals the later ones") {
  CountingEnv env;
  Constant agent;
  BestSnapshot best(env, agent, {.every = 10, .episodes = 1});
  const auto tell = [&](long step, int action) {
    agent.action = action;
    best(at(step));
  };
  tell(5, 2);  // too early
  CHECK(best.weights() == 0);
  tell(10, 1);  // the first episode has 1 step: return 1
  CHECK(best.weights() == 1);
  CHECK(best.step() == 10);
  tell(12, 2);  // not due again before step 20
  CHECK(best.step() == 10);
  tell(23, 1);  // 2 steps: return 2
  CHECK(best.mean() == 2);
  tell(31, 0);
  CHECK(best.step() == 23);
  CHECK(best.weights() == 1);
}

TEST_CASE("BestSnapshot: looks once more at the end, never while a checkpoint is saved") {
  CountingEnv env;
  Constant agent{1};
  BestSnapshot best(env, agent, {.every = 1000, .episodes = 1});
  TrainingEvent event = at(50);
  event.saving = true;
  best(event);
  CHECK(best.step() == 0);
  event.saving = false, event.finished = true;
  best(event);
  CHECK(best.step() == 50);
}

TEST_CASE("BestSnapshot: refuses to look never") {
  CountingEnv env;
  const Constant agent;
  CHECK_THROWS_WITH_AS(BestSnapshot(env, agent, {.every = 0}),
                       "BestSnapshot: every is 0 and episodes 10, both must be at least 1", ConfigError);
}
