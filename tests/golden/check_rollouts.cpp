#include <optional>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

namespace minirl::golden {
namespace {

// Environments of the registry with other settings than its own.
struct Variant {
  std::string_view name;
  AnyEnv (*make)();
};

const Variant variants[] = {
    {"CartPole-v1_sutton_barto",
     []() -> AnyEnv {
       return std::make_unique<TimeLimit<CartPole>>(CartPole({.sutton_barto_reward = true}), 500);
     }},
};

std::optional<AnyEnv> env_of_rollout(std::string_view name) {
  for (const Variant& variant : variants) {
    if (variant.name == name) return variant.make();
  }
  for (const EnvSpec& spec : all_envs()) {
    if (spec.id == name && spec.needs.empty()) return spec.make();  // others are not made for equal bits
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
template <class Number>
void expect_columns(Row& row, const Csv& csv, const std::vector<Number>& numbers) {
  const std::size_t first = csv.column("action") + 1;
  if (csv.column("reward") != first + numbers.size()) {
    throw IoError(join("not ", numbers.size(), " observation columns between action and reward"));
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) row.expect(csv.header()[first + i], numbers[i]);
}
void expect_observation(Row& row, const Csv& csv, const Tensor& s) {
  expect_columns(row, csv, listed_numbers(s));
}
void expect_observation(Row& row, const Csv& csv, int s) { expect_columns(row, csv, std::vector<int>{s}); }

// The action of a row: given by it, or drawn from the space and compared with it.
template <class Space>
auto action_of(Row& row, const Space& space, Rng& rng) {
  const std::string_view event = row.text("event");
  if (event != "S" && event != "P") throw IoError(join("unknown event '", event, "'"));
  if constexpr (std::is_same_v<Space, Discrete>) {
    if (event == "P") return parse_small(row.text("action"), "action");
    const int a = space.sample(rng);
    row.expect("action", a);
    return a;
  } else {
    if (event == "S") {
      const Tensor a = space.sample(rng);
      row.expect("action", listed_numbers(a));
      return a;
    }
    Tensor a(space.shape());
    const std::vector<double> given = row.numbers<double>("action");
    if (given.size() != static_cast<std::size_t>(a.size())) throw IoError("action has another size");
    for (int i = 0; i < a.size(); ++i) a[i] = static_cast<Scalar>(given[static_cast<std::size_t>(i)]);
    return a;
  }
}

template <class E>
class Replay {
 public:
  using Obs = typename E::Observation;

  Replay(E& env, const Csv& csv, bool float_cosines) : env_(env), csv_(csv), float_cosines_(float_cosines) {}

  void play(Row& row, std::size_t expected_row) {
    const std::string_view event = row.text("event");
    check_order(row, expected_row, event == "R");
    row.allow_next_float(float_cosines_ && (event == "R" || event == "r"));
    if (event == "R") {
      const std::uint64_t seed = row.word("seed");
      space_rng_ = Rng(seed);
      expect(row, {env_.reset(seed), 0, false, false});
    } else if (event == "r") {
      expect(row, {env_.reset(), 0, false, false});
    } else {
      expect(row, env_.step(action_of(row, env_.action_space(), space_rng_)));
    }
  }

 private:
  void expect(Row& row, const Step<Obs>& step) {
    expect_observation(row, csv_, step.observation);
    row.expect("reward", step.reward);
    row.expect("terminated", static_cast<int>(step.terminated));
    row.expect("truncated", static_cast<int>(step.truncated));
  }

  E& env_;
  const Csv& csv_;
  bool float_cosines_;
  Rng space_rng_{0};
};

// A seed fails with its first wrong row: what comes after it only repeats the difference.
template <class E>
void check_seed(E& env, std::string_view name, const Csv& csv, std::size_t begin, Tally& tally) {
  Replay<E> replay(env, csv, has_float_cosines(name));
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

void check_seed(PixelEnv&, std::string_view, const Csv&, std::size_t, Tally&) {
  throw IoError("roll-outs of pictures have no form of reference data");
}

}  // namespace

std::size_t end_of_seed(const Csv& csv, std::size_t begin) {
  const std::size_t seed = csv.column("seed");
  std::size_t end = begin;
  while (end < csv.rows() && csv.cell(end, seed) == csv.cell(begin, seed)) ++end;
  return end;
}

void check_rollout(const std::string& name, const Csv& csv, Tally& tally) {
  const std::optional<AnyEnv> env = env_of_rollout(name);
  for (std::size_t i = 0; i < csv.rows(); i = end_of_seed(csv, i)) {
    if (!env) {
      tally.skip(join(name, ": not built yet"));
    } else {
      std::visit([&](const auto& playable) { check_seed(*playable, name, csv, i, tally); }, *env);
    }
  }
}

}  // namespace minirl::golden
