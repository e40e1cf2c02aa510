// Event files for TensorBoard to read, beside CSV files with the same numbers.
// usage: minirl_peer_scalars DIR     writes DIR/values, DIR/values.csv and the folder of a run DIR/run
#include <filesystem>
#include <iostream>
#include <limits>

#include "minirl/files/csv.hpp"
#include "minirl/files/tensorboard.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/minirl.hpp"

using namespace minirl;

namespace {

using Limits = std::numeric_limits<float>;

// Numbers on which an encoding may stumble.
void write_values(const std::filesystem::path& folder) {
  EventWriter writer(folder / "values");
  CsvWriter table(folder / "values.csv", {"tag", "step", "value"});
  const auto both = [&](const std::string& tag, long step, double value) {
    writer.scalar(tag, step, value);
    table.row(tag, step, value);
  };
  long step = 0;
  for (const double value :
       {0.0, -0.0, 0.1, -1e-40, 1e300, double{Limits::max()}, double{Limits::denorm_min()}}) {
    both("awkward", step++, value);
  }
  for (const double value : {Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()}) {
    both("not finite", step++, value);
  }
  for (const long late : {127L, 128L, 16'383L, 16'384L, 1L << 31, 1L << 40}) both("late", late, 1);
  both("a tag of more than 127 characters: " + std::string(200, 'x'), 1, 1);
  both("größe/äöü", 1, 1);
  writer.flush();
  table.flush();
}

// Goes on with the run from its checkpoint, if there is one, until it is over or `last` steps are done.
void go_on(const std::filesystem::path& folder, long last) {
  ReinforceSetup setup;
  const auto env = make_discrete("CartPole-v1");
  Reinforce agent = make_reinforce(setup, *env, 0);
  const std::filesystem::path events = folder / "events", curve = folder / "curve.csv";
  TrainConfig config{.steps = 3000, .checkpoint = {.file = folder / "checkpoint.safetensors", .every = 1e9}};
  if (std::filesystem::exists(config.checkpoint.file)) {
    const long step = about_checkpoint(config.checkpoint.file).step;
    config.checkpoint.begin = Begin::from_checkpoint;
    config.observers = {tensorboard_after(events, step), csv_after(curve, step)};
  } else {
    config.observers = {tensorboard(events), csv(curve)};
  }
  long done = 0;
  config.observers.push_back([&](const TrainingEvent& event) { done = event.step; });
  config.stop = [&] { return done >= last; };
  train(*env, agent, config);
}

// A run that is stopped, goes on to its end, and does so once more from the same checkpoint, as if it had
// been killed: of what the second part wrote, nothing may be left.
void write_run(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  go_on(folder, 2000);
  go_on(folder, 1'000'000);
  go_on(folder, 1'000'000);
}

}  // namespace

int main(int count, char** words) try {
  if (count != 2) throw ConfigError("usage: minirl_peer_scalars DIR");
  write_values(words[1]);
  write_run(std::filesystem::path(words[1]) / "run");
  return 0;
} catch (const std::exception& error) {
  std::cerr << "minirl_peer_scalars: " << error.what() << '\n';
  return 2;
}
