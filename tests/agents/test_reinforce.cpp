#include <doctest/doctest.h>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/fields.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/time_limit.hpp"
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

TEST_CASE("normalised_returns: the notebook's two episodes, to its last digit") {
  const std::vector<double> weights = normalised_returns({{10, 0, -50}, {10, 20}}, 0.8);
  const std::vector<std::string> printed{"-0.28435071", "-0.86597718", "-1.18910299", "1.26665318",
                                         "1.07277770"};
  for (std::size_t i = 0; i < printed.size(); ++i) CHECK(fixed(weights[i], 8) == printed[i]);
}

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
  config.weights = [&](const std::vector<std::vector<double>>& rewards, double) {
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
  CHECK_THROWS_WITH_AS(
      set_field(setup, "learning_rat", "1"),
      "unknown setting 'learning_rat'; did you mean 'learning_rate'? There are hidden, logits, steps, "
      "gamma, episodes_per_update, learning_rate, final_learning_rate and decay_steps.",
      ConfigError);
  ReinforceSetup copy;
  for (const auto& [key, value] : field_texts(setup)) set_field(copy, key, value);
  CHECK(field_texts(copy) == field_texts(setup));
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
