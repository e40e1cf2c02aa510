#include <optional>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/time_limit.hpp"

namespace minirl::golden {
namespace {

// "CartPole-v1" is in the registry; "CartPole-v1_sutton_barto" is the same with another setting.
std::optional<AnyEnv> env_of_rollout(const std::string& name) {
  if (name == "CartPole-v1_sutton_barto") {
    return std::make_unique<TimeLimit<CartPole>>(CartPole({.sutton_barto_reward = true}), 500);
  }
  for (const EnvSpec& spec : all_envs()) {
    if (spec.id == name) return spec.make();
  }
  return std::nullopt;
}

// Rows are numbered from 0 in each seed, which a reset with that seed begins.
void check_order(const Row& row, std::size_t expected, bool is_seeding) {
  if (row.word("row") != expected) throw IoError(join("row is ", row.text("row"), ", expected ", expected));
  if (is_seeding == (expected == 0)) return;
  throw IoError("the event R begins a seed and stands nowhere else");
}

// The columns between `action` and `reward`.
void expect_observation(Row& row, const Csv& csv, const Tensor& s) {
  const std::size_t first = csv.column("action") + 1;
  const std::vector<Scalar> numbers = listed_numbers(s);
  if (csv.column("reward") != first + numbers.size()) {
    throw IoError(join("not ", numbers.size(), " observation columns between action and reward"));
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) row.expect(csv.header()[first + i], numbers[i]);
}

class Replay {
 public:
  Replay(DiscreteEnv& env, const Csv& csv) : env_(env), csv_(csv) {}

  void play(Row& row, std::size_t expected_row) {
    const std::string_view event = row.text("event");
    check_order(row, expected_row, event == "R");
    if (event == "R") {
      const std::uint64_t seed = row.word("seed");
      space_rng_ = Rng(seed);
      expect(row, {env_.reset(seed), 0, false, false});
    } else if (event == "r") {
      expect(row, {env_.reset(), 0, false, false});
    } else {
      const int a = action_of(row, event);
      row.expect("action", a);
      expect(row, env_.step(a));
    }
  }

 private:
  int action_of(const Row& row, std::string_view event) {
    if (event == "S") return env_.action_space().sample(space_rng_);
    if (event == "P") return parse_small(row.text("action"), "action");
    throw IoError(join("unknown event '", event, "'"));
  }

  void expect(Row& row, const Step<Tensor>& step) {
    expect_observation(row, csv_, step.observation);
    row.expect("reward", step.reward);
    row.expect("terminated", static_cast<int>(step.terminated));
    row.expect("truncated", static_cast<int>(step.truncated));
  }

  DiscreteEnv& env_;
  const Csv& csv_;
  Rng space_rng_{0};
};

// The row behind the last one of the seed whose first row is `begin`.
std::size_t end_of_seed(const Csv& csv, std::size_t begin) {
  const std::size_t seed = csv.column("seed");
  std::size_t end = begin;
  while (end < csv.rows() && csv.cell(end, seed) == csv.cell(begin, seed)) ++end;
  return end;
}

// A seed fails with its first wrong row: what comes after it only repeats the difference.
void check_seed(Replay& replay, const Csv& csv, std::size_t begin, Tally& tally) {
  Tally rows;
  for (std::size_t i = begin; i < end_of_seed(csv, begin) && rows.failed == 0; ++i) {
    check_row(csv, i, rows, [&](Row& row) { replay.play(row, i - begin); });
  }
  if (rows.failed == 0) {
    ++tally.passed;
  } else {
    tally.fail(rows.failures.front());
  }
}

}  // namespace

void check_rollout(const std::string& name, const Csv& csv, Tally& tally) {
  const std::optional<AnyEnv> env = env_of_rollout(name);
  const auto* playable = env ? std::get_if<std::unique_ptr<DiscreteEnv>>(&*env) : nullptr;
  for (std::size_t i = 0; i < csv.rows(); i = end_of_seed(csv, i)) {
    if (playable == nullptr) {
      tally.skip(join(name, ": not built yet"));
    } else {
      Replay replay(**playable, csv);
      check_seed(replay, csv, i, tally);
    }
  }
}

}  // namespace minirl::golden
