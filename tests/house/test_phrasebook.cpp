// Every line on the right of tutorials/phrasebook.md, compiled and run; the last test compares the two files.
#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "house/source_tree.hpp"
#include "minirl/minirl.hpp"

using namespace minirl;

namespace {

// The code in the last column of a table's row; "" if the line is no such row.
std::string last_code(const std::string& line) {
  const std::size_t end = line.rfind("` |");
  if (line.rfind("| ", 0) != 0 || end == std::string::npos) return "";
  const std::size_t begin = line.rfind('`', end - 1);
  return line.substr(begin + 1, end - begin - 1);
}

}  // namespace

TEST_CASE("phrasebook: environments") {
  const auto env = make_discrete("CartPole-v1");
  Tensor s = env->reset(42);
  CHECK(s == make_discrete("CartPole-v1")->reset(42));
  s = env->reset();
  const Step<Tensor> step = env->step(1);
  const bool done = step.done();
  CHECK_FALSE(done);
  const int actions = env->action_space().n;
  CHECK(actions == 2);
  const Shape shape = env->observation_space().shape();
  CHECK(shape == Shape{4});
  TimeLimit shorter(CartPole{}, 200);
  CHECK(shorter.reset(1).size() == 4);
  Rng rng(42);
  const auto coin = rng.integers(0, 2);
  CHECK((coin == 0 || coin == 1));
  const double share = rng.random();
  CHECK((0 <= share && share < 1));
}

TEST_CASE("phrasebook: tables") {
  const auto taxi = make_tabular("Taxi-v4");
  QTable table(500, 6);
  table(7, 2) = td_update(table(7, 2), 20.0, 0.5);
  const double value = table.value(7);
  const int best_action = table.best_action(7);
  CHECK(value == 10);
  CHECK(best_action == 2);
  const TabularPolicy policy = table.best_actions();
  CHECK(policy[7] == 2);
  const auto outcomes = world_in(*taxi)->table().at(7, 2);
  CHECK(outcomes.size() == 1);
  const auto starts = world_in(*taxi)->start_distribution();
  CHECK(starts.size() == 500);
}

TEST_CASE("phrasebook: tensors") {
  const Tensor zeros({32, 4});
  CHECK(zeros(31, 3) == 0);
  const Tensor v = Tensor::vector({1, 2, 5});
  const Tensor m = Tensor::matrix({{1, 2}, {3, 4}});
  const Scalar below = m(1, 0);
  CHECK(below == 3);
  const Tensor row = v.reshaped({1, v.size()});
  CHECK(row.shape() == Shape{1, 3});
  const Indices best = argmax_rows(m);
  CHECK(best == Indices{1, 1});
  const Tensor hot = one_hot({1, 0}, 3);
  CHECK(hot == Tensor::matrix({{0, 1, 0}, {1, 0, 0}}));
}

TEST_CASE("phrasebook: chains") {
  const MarkovChain chain({{0.7, 0.3}, {0.2, 0.8}});
  Rng generator(42);
  const int s2 = generator.choice(chain.row(0));
  CHECK((s2 == 0 || s2 == 1));
  const std::vector<double> u{1, 0};
  const auto later = distribution_after(chain, u, 10);
  CHECK(later[0] == doctest::Approx(0.4).epsilon(0.01));
}

TEST_CASE("phrasebook: networks") {
  Sequential q_net = sequential(Dense(4, 64), Relu{}, Dense(64, 2));
  initialise(q_net, Rng(42).stream("q_net"));
  const Conv2d conv(4, 32, {.kernel = 8, .stride = 4});
  CHECK(parameter_count(conv) == 8 * 8 * 4 * 32 + 32);
  const BatchNorm norm(64);
  CHECK(parameter_count(norm) == 128);
  Sequential target = q_net;
  const Tensor states({3, 4}, 1);
  const Tensor q = predict(q_net, states);
  CHECK(q.shape() == Shape{3, 2});
  const int numbers = parameter_count(q_net);
  CHECK(numbers == 4 * 64 + 64 + 64 * 2 + 2);
  const TemporaryFolder temporary;
  const std::filesystem::path folder = temporary.path();
  save(folder / "q.safetensors", q_net);
  load(folder / "q.safetensors", target);
  CHECK(predict(target, states) == q);
}

TEST_CASE("phrasebook: gradients") {
  Sequential q_net = sequential(Dense(4, 8), Relu{}, Dense(8, 2));
  initialise(q_net, Rng(1).stream("q_net"));
  const Tensor states({3, 4}, 1), y = Tensor::vector({1, 2, 3});
  const Indices chosen_actions{0, 1, 0};

  GradientTape tape;
  const Var values = q_net(tape.constant(states));
  const Var chosen = gather(values, chosen_actions);
  const Var loss = huber(chosen, y);
  Gradients g = tape.gradient(loss, q_net);
  clip_by_global_norm(g, 10);
  Adam adam({.learning_rate = 1e-3f});
  const Tensor before = predict(q_net, states);
  adam.step(q_net, g);
  CHECK_FALSE(predict(q_net, states) == before);
}

TEST_CASE("phrasebook: values on the tape") {
  GradientTape tape;
  const Tensor logits = Tensor::matrix({{0, 0}, {1, 0}});
  const Indices chosen_actions{0, 1};
  const Var values = tape.constant(logits);
  const Var chosen = gather(values, chosen_actions);
  const Var fixed_value = stop_gradient(chosen);
  CHECK(fixed_value.value() == Tensor::vector({0, 0}));
  const Var log_p = Categorical(values).log_probability(chosen_actions);
  const Var loss = mean(log_p);
  const Scalar number = loss.item();
  CHECK(number == doctest::Approx((-0.693147 - 1.313262) / 2));
}

TEST_CASE("phrasebook: training") {
  const TemporaryFolder temporary;
  const std::filesystem::path folder = temporary.path();
  const auto env = make_discrete("CartPole-v1"), other_env = make_discrete("CartPole-v1");
  DqnSetup setup;
  Dqn agent = make_dqn(setup, *env, 42);
  BestSnapshot best(*other_env, agent, {.every = 1000});
  TrainConfig config{.steps = 500};
  config.checkpoint.file = folder / "checkpoint.safetensors";
  config.observers.push_back(std::ref(best));
  config.observers.push_back(tensorboard(folder));
  config.observers.push_back(csv(folder / "run.csv"));
  config.observers.push_back(early_stop(475));
  train(*env, agent, config);
  CHECK(std::filesystem::exists(folder / "checkpoint.safetensors"));
  CHECK(std::filesystem::file_size(folder / "run.csv") > 100);
  const auto best_action = [&](const Tensor& s) { return agent.best_action(s); };
  const Evaluation result = evaluate(*env, best_action, {.episodes = 10});
  CHECK(result.returns.size() == 10);

  Driver driver(*env);
  Rng rng(1);
  Replay replay(1000);
  Metrics metrics(10);
  const auto by_chance = [&](const Tensor&) { return random_action(*env, rng); };
  const auto remember = [&](const Tensor& s, int a, const Step<Tensor>& step) { replay.add(s, a, step); };
  driver.steps(100, by_chance, remember);
  CHECK(replay.size() == 100);
  driver.episodes(2, by_chance, remember);
  Trajectories runs;
  replay.sample_runs(runs, 2, 3, rng);
  CHECK(runs.actions.size() == 6);
  CHECK(metrics.number_of_episodes() == 0);
}

TEST_CASE("phrasebook: each line on the right stands in this file") {
  std::string code;
  for (const std::string& line : house::lines_of(house::root / "tests/house/test_phrasebook.cpp"))
    code += line + "\n";
  int rows = 0;
  for (const std::string& line : house::lines_of(house::root / "tutorials/phrasebook.md")) {
    const std::string phrase = last_code(line);
    if (phrase.empty()) continue;
    ++rows;
    CAPTURE(phrase);
    CHECK(code.find("  " + phrase + "\n") != std::string::npos);
  }
  CHECK(rows > 30);
}
