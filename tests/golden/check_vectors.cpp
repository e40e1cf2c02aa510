// Gymnasium's vector environments: what every copy sees, and when it is started again.
#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/vector/array_vectors.hpp"
#include "minirl/envs/vector/make_vector.hpp"

namespace minirl::golden {
namespace {

constexpr std::string_view same_step = "_same_step", next_step = "_next_step";

// Rows [begin, end) are one seed; as many rows as there are copies make a step.
struct Block {
  const Csv& csv;
  std::size_t begin, end;

  std::string_view cell(std::size_t row, std::string_view column) const {
    return csv.cell(row, csv.column(column));
  }
  int copies() const {
    std::size_t i = begin;
    while (i < end && cell(i, "t") == cell(begin, "t")) ++i;
    return static_cast<int>(i - begin);
  }
};

std::vector<int> numbers_of(const Indices& batch, int k) { return {item(batch, k)}; }
std::vector<Scalar> numbers_of(const Tensor& batch, int k) { return listed_numbers(item(batch, k)); }

template <class Batch>
void expect_row(Row& row, const Csv& csv, const Batch& observations, int k) {
  const auto numbers = numbers_of(observations, k);
  const std::size_t first = csv.column("action") + 1;
  if (csv.column("reward") != first + numbers.size()) throw IoError("another number of observation columns");
  for (std::size_t i = 0; i < numbers.size(); ++i) row.expect(csv.header()[first + i], numbers[i]);
}

// One case for each row, up to the first that differs.
template <class E>
void play(E& envs, const Block& block, Tally& tally) {
  const auto n = static_cast<std::size_t>(envs.copies());
  const std::uint64_t seed = Row(block.csv, block.begin).word("seed");
  Rng action_rng(seed);
  VectorStep<typename E::Observation> step;
  step.observations = envs.reset(seed);
  step.rewards.resize(n);
  step.terminated.resize(n);
  step.truncated.resize(n);
  typename E::Actions actions;
  for (std::size_t i = block.begin; i + n <= block.end; i += n) {
    const bool is_reset = i == block.begin;
    if (!is_reset) {
      actions = sample_actions(envs.action_space(), envs.copies(), action_rng);
      step = envs.step(actions);
    }
    const long failed = tally.failed;
    for (std::size_t k = 0; k < n; ++k) {
      check_row(block.csv, i + k, tally, [&](Row& row) {
        if (row.word("env") != k) throw IoError(join("env is ", row.text("env"), ", expected ", k));
        if (!is_reset) row.expect("action", actions[k]);
        expect_row(row, block.csv, step.observations, static_cast<int>(k));
        row.expect("reward", step.rewards[k]);
        row.expect("terminated", static_cast<int>(step.terminated[k]));
        row.expect("truncated", static_cast<int>(step.truncated[k]));
      });
    }
    if (tally.failed > failed) return;
  }
}

// "sync_CartPole-v1_next_step": the environment and the mode.
void play_sync(std::string_view name, const Block& block, Tally& tally) {
  const bool is_same = name.ends_with(same_step);
  if (!is_same && !name.ends_with(next_step)) throw IoError(join("'", name, "' names no autoreset mode"));
  name.remove_suffix(is_same ? same_step.size() : next_step.size());
  const VectorConfig config{.autoreset = is_same ? Autoreset::same_step : Autoreset::next_step};
  if (env_spec(name).kind == EnvKind::tabular) {
    play(*make_tabular_vector(name, block.copies(), config), block, tally);
  } else {
    play(*make_discrete_vector(name, block.copies(), config), block, tally);
  }
}

bool is_there(std::string_view name) {
  for (const EnvSpec& spec : all_envs()) {
    if (name.starts_with(spec.id)) return true;
  }
  return false;
}

}  // namespace

void check_vectors(const std::string& name, const Csv& csv, Tally& tally) {
  const std::string_view sync = "sync_";
  const bool is_sync = name.starts_with(sync);
  const std::string_view env = std::string_view(name).substr(is_sync ? sync.size() : 0);
  if (name != "CartPoleVectorEnv" && !is_there(env)) {
    return tally.skip(join("vector/", name, ": not built yet"), static_cast<long>(csv.rows()));
  }
  for (std::size_t i = 0; i < csv.rows();) {
    const Block block{csv, i, end_of_seed(csv, i)};
    if (is_sync) {
      play_sync(env, block, tally);
    } else {
      play(*cartpole_vector(block.copies(), {.streams = Streams::shared}), block, tally);
    }
    i = block.end;
  }
}

}  // namespace minirl::golden
