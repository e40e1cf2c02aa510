#include "minirl/lab/checkpoint.hpp"

#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "lab/counting_env.hpp"
#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/best_snapshot.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/lab/train_parallel.hpp"
#include "minirl/nn/soft_update.hpp"

using namespace minirl;

namespace {

ReinforceSetup small() {
  ReinforceSetup setup{.hidden = 8, .steps = 3000};
  setup.agent = {.episodes_per_update = 3, .learning_rate = 0.01, .decay_steps = 3000};
  return setup;
}

// What a training leaves: its weights, its curve, its best snapshot.
struct Left {
  Sequential weights;
  std::vector<CurvePoint> curve;
  Sequential best;
  TrainResult result;
};

// Trains; stops when `stop` says so, or goes on from `file`.
Left trained(const CheckpointConfig& checkpoint, std::function<bool()> stop = {}) {
  const auto env = make_discrete("CartPole-v1"), judge = make_discrete("CartPole-v1");
  Reinforce agent = make_reinforce(small(), *env, 5);
  BestSnapshot best(*judge, agent, {.every = 500, .episodes = 2, .seed = 5});
  Left left;
  TrainConfig config{.steps = 3000, .seed = 5, .checkpoint = checkpoint, .stop = std::move(stop)};
  config.observers = {collect(left.curve), std::ref(best)};
  config.checkpoint.also = [&](Archive& a) { a("best", best); };
  left.result = train(*env, agent, config);
  left.weights = agent.weights(), left.best = best.weights();
  return left;
}

auto after(int looks) {
  return [looks]() mutable { return --looks < 0; };
}

}  // namespace

TEST_CASE("checkpoint: a training that was stopped and resumed ends with the same bits") {
  const TemporaryFolder folder;
  const CheckpointConfig none{};
  const Left whole = trained(none);
  for (const int looks : {0, 1, 7, 20, 40}) {  // each look is 64 steps after the one before
    CheckpointConfig checkpoint{.file = folder / "checkpoint.safetensors"};
    const Left first = trained(checkpoint, after(looks));
    REQUIRE(first.result.stopped);
    CHECK(about_checkpoint(checkpoint.file).step == first.result.steps);
    checkpoint.begin = Begin::from_checkpoint;
    const Left second = trained(checkpoint);
    CHECK(same_numbers(second.weights, whole.weights));
    CHECK(same_numbers(second.best, whole.best));
    CHECK(second.result.steps == 3000);
    CHECK(second.result.episodes == whole.result.episodes);
    CHECK_FALSE(second.result.stopped);
    CHECK(first.curve.size() + second.curve.size() == whole.curve.size());
    REQUIRE_FALSE(second.curve.empty());
    CHECK(second.curve.back().step == whole.curve.back().step);
  }
}

TEST_CASE("checkpoint: parallel environments go on with the same bits") {
  const TemporaryFolder folder;
  const auto run = [&](const CheckpointConfig& checkpoint, std::function<bool()> stop) {
    std::vector<Player> players = make_players("CartPole-v1", 3, 5);
    Reinforce agent = make_reinforce(small(), *players[0].env, 5);
    train_parallel(players, agent,
                   {.steps = 3000, .seed = 5, .checkpoint = checkpoint, .stop = std::move(stop)});
    return agent.weights();
  };
  const Sequential whole = run({}, {});
  CheckpointConfig checkpoint{.file = folder / "checkpoint.safetensors"};
  run(checkpoint, after(0));
  checkpoint.begin = Begin::from_checkpoint;
  CHECK(same_numbers(run(checkpoint, {}), whole));
}

TEST_CASE("checkpoint: one of another training is refused by name") {
  const TemporaryFolder folder;
  CheckpointConfig checkpoint{.file = folder / "checkpoint.safetensors"};
  trained(checkpoint, after(3));
  checkpoint.begin = Begin::from_checkpoint;
  const auto env = make_discrete("CartPole-v1");
  const auto resume = [&](ReinforceSetup setup, long steps) {
    Reinforce agent = make_reinforce(setup, *env, 5);
    train(*env, agent, {.steps = steps, .checkpoint = checkpoint});
  };
  ReinforceSetup wider = small();
  wider.hidden = 9;
  CHECK_THROWS_WITH_AS(resume(wider, 3000),
                       (checkpoint.file.string() + ": 0.weight is [4, 8] in it, [4, 9] here").c_str(),
                       IoError);
  CHECK_THROWS_WITH_AS(
      resume(small(), 4000),
      (checkpoint.file.string() + ": the training has 3000 steps, asked for are 4000").c_str(), IoError);
  CHECK_THROWS_WITH_AS(resume(small(), 3000),  // no best snapshot is asked for
                       doctest::Contains("'best.mean' in it belongs to nothing here"), IoError);
}

TEST_CASE("checkpoint: a damaged file is refused, and an agent without archive cannot be saved") {
  const TemporaryFolder folder;
  CheckpointConfig checkpoint{.file = folder / "checkpoint.safetensors"};
  trained(checkpoint, after(3));
  const std::string bytes = read_file(checkpoint.file);
  write_file_atomically(checkpoint.file, bytes.substr(0, bytes.size() / 2));
  checkpoint.begin = Begin::from_checkpoint;
  CHECK_THROWS_AS(trained(checkpoint), IoError);

  struct Mindless {
    int act(const Tensor&) { return 0; }
    void observe(const Tensor&, int, const Step<Tensor>&) {}
    void learn() {}
  } agent;
  CountingEnv env;
  CHECK_THROWS_WITH_AS(train(env, agent, {.steps = 5, .checkpoint = {.file = folder / "other"}}),
                       "checkpoint: this agent has no archive(Archive&); it cannot be saved", ConfigError);
}

TEST_CASE("checkpoint: one of another format says which") {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "checkpoint.safetensors";
  Archive a;
  double x = 1;
  a("x", x);
  write_file_atomically(file, encode_archive(a, {{"checkpoint", "7"}}));
  CHECK_THROWS_WITH_AS(load_checkpoint(file), doctest::Contains("a checkpoint of format 7"), IoError);
  write_file_atomically(file, encode_archive(a));
  CHECK_THROWS_WITH_AS(load_checkpoint(file), doctest::Contains("this is no checkpoint"), IoError);
}

TEST_CASE("csv: after a resume the file says of each step once") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "curve.csv",
                        "step,episode,return,length\n10,1,10,10\n25,2,15,15\n40,3,15,15\n52,4,1");
  {
    const Observer observer = csv_after(folder / "curve.csv", 30);
    TrainingEvent event{
        .step = 41, .steps = 50, .episode = 3, .episode_return = 16, .episode_length = 16, .seconds = 1};
    observer(event);
    event.finished = true;
    observer(event);
  }
  CHECK(read_file(folder / "curve.csv") ==
        "step,episode,return,length\n10,1,10,10\n25,2,15,15\n41,3,16,16\n");
}
