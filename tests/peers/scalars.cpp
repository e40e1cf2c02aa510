// Event files for TensorBoard to read, beside CSV files with the same numbers.
// usage: minirl_peer_scalars DIR     writes DIR/run, DIR/run_1.csv, DIR/run_2.csv, DIR/values, DIR/values.csv
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

// A run's observers, told of steps and episodes as if it went on after `step`.
Observer shifted(Observer observer, long step) {
  return [=](TrainingEvent event) {
    event.step += step;
    observer(event);
  };
}

// A run, and one that goes on from its middle.
void write_run(const std::filesystem::path& folder) {
  const long middle = 2000;
  ReinforceSetup setup;
  const auto env = make_discrete("CartPole-v1");
  Reinforce agent = make_reinforce(setup, *env, 0);
  train(*env, agent, {.steps = 3000, .observers = {tensorboard(folder / "run"), csv(folder / "run_1.csv")}});
  train(*env, agent,
        {.steps = 1000,
         .seed = 1,
         .observers = {shifted(tensorboard(folder / "run", middle), middle),
                       shifted(csv(folder / "run_2.csv"), middle)}});
}

}  // namespace

int main(int count, char** words) try {
  if (count != 2) throw ConfigError("usage: minirl_peer_scalars DIR");
  write_values(words[1]);
  write_run(words[1]);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "minirl_peer_scalars: " << error.what() << '\n';
  return 2;
}
