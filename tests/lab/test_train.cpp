#include <doctest/doctest.h>

#include <vector>

#include "lab/counting_env.hpp"
#include "minirl/lab/train.hpp"

using namespace minirl;

namespace {

// Always takes action 2 and notes what it is told.
struct NotingAgent {
  int act(const Tensor& s) {
    flushed = flushed && denormals_are_flushed();
    acted_on.push_back(s[0]);
    return 2;
  }
  void observe(const Tensor& s, int a, const Step<Tensor>& step) {
    CHECK(s[0] == acted_on.back());
    CHECK(a == 2);
    results.push_back(step.observation[0]);
  }
  void learn() { ++learnt; }

  bool flushed = true;
  std::vector<float> acted_on, results;
  int learnt = 0;
};

}  // namespace

TEST_CASE("train: acts, steps, observes and learns in this order, episode after episode") {
  CountingEnv env;
  NotingAgent agent;
  const TrainResult result = train(env, agent, {.steps = 7, .seed = 11});
  CHECK(env.first_seed == 11);
  CHECK(agent.acted_on ==
        std::vector<float>{0, 0, 1, 0, 1, 2, 0});  // episodes of 1, 2, 3 steps and a begun one
  CHECK(agent.results == std::vector<float>{1, 1, 2, 1, 2, 3, 1});
  CHECK(agent.learnt == 7);
  CHECK(result.steps == 7);
  CHECK(result.episodes == 3);
}

TEST_CASE("train: observers are told of each episode's end, and of the end") {
  CountingEnv env;
  NotingAgent agent;
  std::vector<TrainingEvent> events;
  std::vector<int> order;
  train(env, agent,
        {.steps = 7,
         .observers = {[&](const TrainingEvent& e) { events.push_back(e), order.push_back(1); },
                       [&](const TrainingEvent&) { order.push_back(2); }}});
  REQUIRE(events.size() == 4);
  CHECK(order == std::vector<int>{1, 2, 1, 2, 1, 2, 1, 2});
  CHECK(events[2].step == 6);
  CHECK(events[2].steps == 7);
  CHECK(events[2].episode == 3);
  CHECK(events[2].episode_return == 6);  // three steps with reward 2
  CHECK(events[2].episode_length == 3);
  CHECK_FALSE(events[2].finished);
  CHECK(events[3].finished);
  CHECK(events[3].step == 7);
  CHECK(events[3].seconds >= events[2].seconds);
}

TEST_CASE("train: an observer ends the training, and the others still hear of it") {
  CountingEnv env;
  NotingAgent agent;
  std::vector<TrainingEvent> events;
  const TrainResult result = train(env, agent,
                                   {.steps = 100,
                                    .observers = {[](TrainingEvent& e) { e.enough = e.episode == 2; },
                                                  [&](const TrainingEvent& e) { events.push_back(e); }}});
  CHECK(result.steps == 3);  // episodes of 1 and 2 steps
  CHECK(result.episodes == 2);
  CHECK(agent.learnt == 3);
  REQUIRE(events.size() == 3);
  CHECK_FALSE(events[1].finished);
  CHECK(events[2].finished);
  CHECK(events[2].step == 3);
}

TEST_CASE("train: flushes denormals while it runs, and only then") {
  CountingEnv env;
  NotingAgent agent;
  const bool before = denormals_are_flushed();
  train(env, agent, {.steps = 3});
  CHECK(agent.flushed == (detail::flush_bits != 0));
  CHECK(denormals_are_flushed() == before);
}

TEST_CASE("train: without steps there is nothing to do") {
  CountingEnv env;
  NotingAgent agent;
  CHECK_THROWS_WITH_AS(train(env, agent, {.steps = 0}), "train: steps is 0, at least 1 is needed",
                       ConfigError);
}
