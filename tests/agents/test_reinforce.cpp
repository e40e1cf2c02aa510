#include <doctest/doctest.h>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/fields.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/train.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"

using namespace minirl;

namespace {

Sequential small_policy(int logits = 2) {
  Sequential net = sequential(Dense(4, 8), Relu{}, Dense(8, logits));
  initialise(net, Rng(1).stream("policy"));
  return net;
}

Step<Tensor> step_with(double reward, bool terminated) { return {Tensor({4}), reward, terminated, false}; }

}  // namespace

TEST_CASE("log_probability: one logit is the logit of action 0") {
  GradientTape tape;
  const Var one = tape.constant(Tensor::matrix({{2}, {2}}));
  const Var two = tape.constant(Tensor::matrix({{2, 0}, {2, 0}}));
  const Tensor a = log_probability(one, {0, 1}).value(), b = log_probability(two, {0, 1}).value();
  CHECK(a[0] == doctest::Approx(-0.126928));
  CHECK(a[1] == doctest::Approx(-2.126928));
  CHECK(b[0] == doctest::Approx(a[0]));
  CHECK(b[1] == doctest::Approx(a[1]));
}

TEST_CASE("policy_entropy: log 2 for a fair coin, little for a sure one; one logit as two") {
  GradientTape tape;
  const Tensor two = policy_entropy(tape.constant(Tensor::matrix({{1, 1}, {20, 0}, {2, 0}}))).value();
  const Tensor one = policy_entropy(tape.constant(Tensor::matrix({{0}, {20}, {2}}))).value();
  CHECK(two[0] == doctest::Approx(0.6931472));
  CHECK(two[1] < 1e-6);
  CHECK(two[2] == doctest::Approx(0.3653335));
  for (int i = 0; i < 3; ++i) CHECK(one[i] == doctest::Approx(two[i]).epsilon(1e-4));
}

TEST_CASE("reinforce_loss: minus the mean of weighted log-probabilities") {
  GradientTape tape;
  const Var log_p = tape.constant(Tensor::vector({-1, -2}));
  CHECK(reinforce_loss(log_p, Tensor::vector({3, -1})).item() == doctest::Approx(0.5));
}

TEST_CASE("reinforce: an update makes the better action more likely") {
  ReinforceConfig config{.gamma = 0, .episodes_per_update = 2};
  Reinforce agent(small_policy(), Discrete(2), config, Rng(0));
  const Tensor s = Tensor::vector({1, -1, Scalar(0.5), 0});
  const auto probability_of_1 = [&] {
    return predict(agent.policy(), s.reshaped({1, 4}))(0, 1) -
           predict(agent.policy(), s.reshaped({1, 4}))(0, 0);
  };
  const Scalar before = probability_of_1();
  agent.observe(s, 1, step_with(1, true));
  CHECK_FALSE(agent.learn());
  agent.observe(s, 0, step_with(0, true));
  CHECK(agent.learn());
  CHECK(probability_of_1() > before);
  CHECK_FALSE(agent.learn());
}

TEST_CASE("reinforce: the rules of the lesson can be replaced") {
  int weights_called = 0, loss_called = 0;
  ReinforceConfig config{.episodes_per_update = 1};
  config.weights = [&](const Rewards& rewards, double) {
    ++weights_called;
    return rewards[0];
  };
  config.loss = [&](Var log_p, Tensor weights) {
    ++loss_called;
    return reinforce_loss(log_p, std::move(weights));
  };
  Reinforce agent(small_policy(), Discrete(2), config, Rng(0));
  agent.observe(Tensor({4}), 1, step_with(1, true));
  CHECK(agent.learn());
  CHECK(weights_called == 1);
  CHECK(loss_called == 1);
}

TEST_CASE("reinforce: settings that make no sense are refused") {
  const auto make = [](const ReinforceConfig& c) { Reinforce(small_policy(), Discrete(2), c, Rng(0)); };
  CHECK_THROWS_AS(make({.gamma = 1.5}), ConfigError);
  CHECK_THROWS_AS(make({.episodes_per_update = 0}), ConfigError);
  CHECK_THROWS_AS(make({.learning_rate = 0}), ConfigError);
  CHECK_THROWS_AS(make({.decay_steps = -1}), ConfigError);
  CHECK_THROWS_AS(make({.weight_decay = -1}), ConfigError);
  CHECK_THROWS_AS(reinforce_policy({.logits = 3}, 4, 2), ConfigError);
  CHECK_THROWS_AS(reinforce_policy({.hidden = -1}, 4, 2), ConfigError);
}

TEST_CASE("fields: by name, strictly") {
  ReinforceSetup setup;
  set_field(setup, "learning_rate", "0.5");
  set_field(setup, "hidden", "7");
  CHECK(setup.agent.learning_rate == 0.5);
  CHECK(setup.hidden == 7);
  CHECK_THROWS_AS(set_field(setup, "hidden", "7.5"), ConfigError);
  CHECK_THROWS_AS(set_field(setup, "hidden", "99999999999"), ConfigError);
  CHECK_THROWS_AS(set_field(setup, "gamma", "nan"), ConfigError);
  set_field(setup, "baseline", "time_step");
  set_field(setup, "normalise", "false");
  CHECK(setup.agent.baseline == Baseline::time_step);
  CHECK_FALSE(setup.agent.normalise);
  CHECK_THROWS_WITH_AS(set_field(setup, "baseline", "meen"),
                       "unknown value of baseline 'meen'; did you mean 'mean'? There are none, mean and "
                       "time_step.",
                       ConfigError);
  CHECK_THROWS_AS(set_field(setup, "normalise", "maybe"), ConfigError);
  CHECK_THROWS_WITH_AS(
      set_field(setup, "learning_rat", "1"),
      "unknown setting 'learning_rat'; did you mean 'learning_rate'? There are hidden, logits, steps, "
      "environments, "
      "gamma, credit, baseline, normalise, episodes_per_update, learning_rate, final_learning_rate, "
      "decay_steps, entropy_coefficient and weight_decay.",
      ConfigError);
  ReinforceSetup copy;
  for (const auto& [key, value] : field_texts(setup)) set_field(copy, key, value);
  CHECK(field_texts(copy) == field_texts(setup));
}

TEST_CASE("reinforce: a whole episode counts like its steps one by one") {
  const Tensor s = Tensor::vector({1, -1, Scalar(0.5), 0});
  const auto logits_after = [&](auto show) {
    Reinforce agent(small_policy(), Discrete(2), {.episodes_per_update = 2}, Rng(0));
    show(agent, 1, 3.0), show(agent, 0, 1.0);
    CHECK(agent.learn());
    return predict(agent.policy(), s.reshaped({1, 4}));
  };
  const Tensor by_step = logits_after([&](Reinforce& agent, int action, double reward) {
    agent.observe(s, action, step_with(0, false));
    agent.observe(s, action, step_with(reward, true));
  });
  const Tensor whole = logits_after([&](Reinforce& agent, int action, double reward) {
    Episode episode;
    episode.add(s, action, 0), episode.add(s, action, reward);
    agent.observe(episode);
  });
  CHECK(by_step == whole);
}

TEST_CASE("reinforce: the entropy bonus keeps the policy undecided") {
  const auto sureness = [](double coefficient) {  // the difference of the logits after some rewarded actions
    ReinforceConfig config{.episodes_per_update = 2, .entropy_coefficient = coefficient};
    Reinforce agent(small_policy(), Discrete(2), config, Rng(0));
    const Tensor s = Tensor::vector({1, -1, Scalar(0.5), 0});
    for (int i = 0; i < 50; ++i) {
      agent.observe(s, 1, step_with(1, true)), agent.observe(s, 0, step_with(0, true));
      agent.learn();
    }
    return agent.probabilities(s)[1];
  };
  CHECK(sureness(0) > Scalar(0.99));
  CHECK(sureness(5) < Scalar(0.8));
  CHECK(sureness(5) > Scalar(0.5));
}

TEST_CASE("reinforce: weight decay alone shrinks the weights") {
  const auto size_after = [](double decay) {
    ReinforceConfig config{.episodes_per_update = 1, .weight_decay = decay};
    config.weights = [](const Rewards& rewards, double) {
      return std::vector<double>(rewards[0].size(), 0.0);
    };
    Reinforce agent(small_policy(), Discrete(2), config, Rng(0));
    for (int i = 0; i < 20; ++i) agent.observe(Tensor({4}), 1, step_with(1, true)), agent.learn();
    double squares = 0;
    for_each_parameter(agent.policy(), [&](const Tensor& w) {
      for (const Scalar x : w) squares += static_cast<double>(x * x);
    });
    return squares;
  };
  CHECK(size_after(1) < 0.7 * size_after(0));
}

TEST_CASE("reinforce: the same seed learns the same, another seed something else") {
  const auto weights_after = [](std::uint64_t seed) {
    TimeLimit env(CartPole{}, 500);
    Reinforce agent(small_policy(), Discrete(2), {.episodes_per_update = 5}, Rng(seed).stream("agent"));
    train(env, agent, {.steps = 2000, .seed = seed});
    std::vector<Tensor> tensors;
    for_each_parameter(agent.policy(), [&](const Tensor& t) { tensors.push_back(t); });
    return tensors;
  };
  CHECK(weights_after(1) == weights_after(1));
  CHECK(weights_after(1) != weights_after(2));
}

TEST_CASE("reinforce: preset minirl holds the pole up, on several seeds") {
  for (const std::uint64_t seed : {1000u, 1001u, 1002u}) {
    ReinforceSetup setup = reinforce_presets()[0].setup;
    Rng rng(seed);
    TimeLimit env(CartPole{}, 500);
    Sequential policy = reinforce_policy(setup, 4, 2);
    initialise(policy, rng.stream("policy"));
    Reinforce agent(policy, Discrete(2), setup.agent, rng.stream("agent"));
    train(env, agent, {.steps = setup.steps, .seed = seed});
    // 475 is the threshold that Gymnasium sets for CartPole-v1.
    CHECK(evaluate(env, [&](const Tensor& s) { return agent.best_action(s); }, {.seed = seed}).mean >= 475);
  }
}
