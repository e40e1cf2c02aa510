#include <algorithm>
#include <array>
#include <system_error>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/cartpole.hpp"

namespace minirl::golden {
namespace {

namespace fs = std::filesystem;

// One step from a given state: no random numbers, and no difference grows.
void check_cartpole_transitions(const Csv& csv, Tally& tally) {
  const std::array<std::string, 4> names = {"x", "x_dot", "theta", "theta_dot"};
  CartPole env;
  check_rows(csv, tally, [&](Row& row) {
    CartPole::State state;
    for (std::size_t i = 0; i < names.size(); ++i) state[i] = row.number<double>(names[i]);
    env.reset(0);
    env.set_state(state);
    const auto step = env.step(parse_small(row.text("action"), "action"));
    for (std::size_t i = 0; i < names.size(); ++i) {
      row.expect("next_" + names[i], env.state()[i]);
      row.expect("obs_" + names[i], step.observation[static_cast<int>(i)]);
    }
    row.expect("reward", step.reward);
    row.expect("terminated", static_cast<int>(step.terminated));
  });
}

// Gymnasium's options `low` and `high`, of which one may be missing.
CartPoleConfig cartpole_options(const Row& row) {
  CartPoleConfig config;
  for (const std::string number : {"1", "2"}) {
    const std::string_view key = row.text("key" + number);
    if (key == "low") {
      config.start_low = row.number<double>("value" + number);
    } else if (key == "high") {
      config.start_high = row.number<double>("value" + number);
    } else if (!key.empty()) {
      throw IoError(join("CartPole has no reset option '", key, "'"));
    }
  }
  return config;
}

void check_reset_options(const Csv& csv, Tally& tally) {
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const std::string_view id = Row(csv, i).text("env");
    if (!id.starts_with("CartPole-")) {
      tally.skip(join(id, ": not built yet"));
      continue;
    }
    check_row(csv, i, tally, [](Row& row) {
      CartPole env(cartpole_options(row));
      row.expect("obs", listed_numbers(env.reset(row.word("seed"))));
    });
  }
}

void check_file(const fs::path& name, const Csv& csv, Tally& tally) {
  const std::string stem = name.stem().string();
  if (name.parent_path() == "rollouts") return check_rollout(stem, csv, tally);
  if (name.parent_path() == "vector") return check_vectors(stem, csv, tally);
  if (name == "transitions/CartPole.csv") return check_cartpole_transitions(csv, tally);
  if (name.parent_path() == "tables") return check_table(stem, csv, tally);
  if (name == "frozenlake_maps.csv") return check_lake_maps(csv, tally);
  if (name == "reset_options.csv") return check_reset_options(csv, tally);
  if (name == "spaces.csv") return check_spaces(csv, tally);
  tally.skip(join((name.parent_path() / stem).string(), ": not built yet"), static_cast<long>(csv.rows()));
}

// The CSV files of a folder and the folders in it, sorted by name.
std::vector<fs::path> csv_files_below(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".csv") files.push_back(entry->path());
  }
  if (error) throw IoError(join("cannot read folder ", folder.string(), ": ", error.message()));
  if (files.empty()) throw IoError(join("there is no CSV file in or below folder ", folder.string()));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<Tally> check_gymnasium(const fs::path& folder) {
  std::vector<Tally> tallies;
  for (const fs::path& file : csv_files_below(folder)) {
    Tally& tally = tallies.emplace_back();
    const fs::path name = file.lexically_relative(folder);
    tally.group = "gymnasium/" + name.generic_string();
    check_file(name, Csv::read(file), tally);
  }
  return tallies;
}

}  // namespace minirl::golden
