#include <array>

#include "golden/golden.hpp"
#include "golden/row.hpp"
#include "minirl/agents/hardcoded.hpp"
#include "minirl/core/legacy_rng.hpp"
#include "minirl/envs/four_state_chain.hpp"
#include "minirl/envs/notebook_cartpole.hpp"

namespace minirl::golden {
namespace {

constexpr int notebook_limit = 2000;  // steps, for all its tables
constexpr std::array names = {"x", "x_dot", "theta", "theta_dot"};

using State = NotebookCartPole::State;

State state_of(const Row& row) {
  State state;
  for (std::size_t i = 0; i < names.size(); ++i) state[i] = row.number<double>(names[i]);
  return state;
}

// The old gym seeds a Mersenne Twister with the hash's two words, without the high one if it is zero.
std::vector<std::uint32_t> key_words(std::uint64_t hash) {
  std::vector<std::uint32_t> words = {static_cast<std::uint32_t>(hash)};
  if (hash >> 32 != 0) words.push_back(static_cast<std::uint32_t>(hash >> 32));
  return words;
}

void expect_start(Row& row, LegacyRng& rng) {
  for (const char* name : names) row.expect(name, rng.uniform(-0.05, 0.05));
}

// Resets after a seeding, in order.
void check_gym_seeding(const Csv& csv, Tally& tally) {
  LegacyRng rng(0);
  std::uint64_t next = 0;
  check_rows(csv, tally, [&](Row& row) {
    row.expect("hash64", OldGymStarts::hash_of(row.word("env_seed")));
    const std::vector<std::uint32_t> key = key_words(row.word("hash64"));
    row.expect("key_words", key);
    if (row.text("reset") == "0") {
      rng = LegacyRng(key);
      next = 0;
    }
    if (row.word("reset") != next) throw IoError(join("expected reset ", next));
    ++next;
    expect_start(row, rng);
  });
}

// A game by the angle and one by angle and velocity. The notebook counts from 1: a game of 71 steps is
// its 72.
void check_test_policy(const Csv& csv, Tally& tally) {
  NotebookCartPole env(notebook_limit);
  check_rows(csv, tally, [&](Row& row) {
    row.expect("hash64", OldGymStarts::hash_of(row.word("env_seed")));
    LegacyRng rng(key_words(row.word("hash64")));
    expect_start(row, rng);
    row.expect("count_nirbhay", 1 + episode_length(env, state_of(row), angle_policy));
    row.expect("count_game1", 1 + episode_length(env, state_of(row), angle_and_velocity_policy));
  });
}

void check_basic_policy(const Csv& csv, Tally& tally) {
  NotebookCartPole env(notebook_limit);
  check_rows(csv, tally,
             [&](Row& row) { row.expect("total_reward", episode_length(env, state_of(row), angle_policy)); });
}

// What follows state s in the chain, with NumPy's old draws.
Transition next_of(const TransitionTable& chain, int s, LegacyRng& rng) {
  const std::span<const Transition> outcomes = chain.at(s, 0);
  std::vector<double> probabilities;
  for (const Transition& t : outcomes) probabilities.push_back(t.probability);
  return outcomes[static_cast<std::size_t>(rng.choice(probabilities))];
}

// The sequences of a seed, each from state 0 to the end, or cut off after 50 states.
void check_markov(const Csv& csv, Tally& tally) {
  constexpr std::size_t longest = 50;
  const FourStateChain chain;
  LegacyRng rng(0);
  std::uint64_t next = 0;
  check_rows(csv, tally, [&](Row& row) {
    if (row.text("sequence") == "0") {
      rng = LegacyRng(static_cast<std::uint32_t>(row.word("np_seed")));
      next = 0;
    }
    if (row.word("sequence") != next) throw IoError(join("expected sequence ", next));
    ++next;
    std::vector<int> states = {0};
    bool over = false;
    while (!over && states.size() <= longest) {
      const Transition t = next_of(chain.table(), states.back(), rng);
      states.push_back(t.next);
      over = t.terminated;
    }
    const bool is_cut = states.size() > longest;
    if (is_cut) states.resize(longest);  // the notebook draws the next state before it gives up
    row.expect("states", states);
    row.expect("cut_at_50", is_cut ? 1 : 0);
  });
}

void check_file(const std::string& name, const Csv& csv, Tally& tally) {
  if (name == "nb_gym_seeding.csv") return check_gym_seeding(csv, tally);
  if (name == "nb_test_policy.csv") return check_test_policy(csv, tally);
  if (name == "nb_basic_policy.csv") return check_basic_policy(csv, tally);
  if (name == "nb_markov.csv") return check_markov(csv, tally);
  tally.skip(join(name, ": not built yet"), static_cast<long>(csv.rows()));
}

}  // namespace

std::vector<Tally> check_notebook(const std::filesystem::path& folder) {
  std::vector<Tally> tallies;
  for (const std::filesystem::path& file : csv_files(folder)) {
    Tally& tally = tallies.emplace_back();
    const std::string name = file.filename().string();
    tally.group = "notebook/" + name;
    check_file(name, Csv::read(file), tally);
  }
  return tallies;
}

}  // namespace minirl::golden
