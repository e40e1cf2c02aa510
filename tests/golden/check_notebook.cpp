#include <array>
#include <optional>

#include "golden/golden.hpp"
#include "golden/row.hpp"
#include "minirl/agents/hardcoded.hpp"
#include "minirl/agents/td_control.hpp"
#include "minirl/core/legacy_rng.hpp"
#include "minirl/envs/four_state_chain.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/rl/markov_chain.hpp"
#include "minirl/rl/value_iteration.hpp"

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

// The sequences of a seed, each from state 0 to the end, or cut off after 50 states.
void check_markov(const Csv& csv, Tally& tally) {
  constexpr std::size_t longest = 50;
  const MarkovChain chain = chain_of(FourStateChain().table(), {0, 0, 0, 0});
  LegacyRng rng(0);
  std::uint64_t next = 0;
  check_rows(csv, tally, [&](Row& row) {
    if (row.text("sequence") == "0") {
      rng = LegacyRng(static_cast<std::uint32_t>(row.word("np_seed")));
      next = 0;
    }
    if (row.word("sequence") != next) throw IoError(join("expected sequence ", next));
    ++next;
    // The notebook draws one state more before it gives up.
    std::vector<int> states =
        sample_chain(chain, 0, longest + 1, [&](std::span<const double> p) { return rng.choice(p); });
    const bool is_cut = states.size() > longest;
    if (is_cut) states.resize(longest);
    row.expect("states", states);
    row.expect("cut_at_50", is_cut ? 1 : 0);
  });
}

// Q-value iteration, sweep after sweep. The notebook adds up in a loop, the book with np.sum, which does it
// in the same order.
void check_q_iteration(const Csv& csv, Tally& tally) {
  const ThreeStateProcess process;
  QTable q(process.table());
  std::uint64_t done = 0;
  check_rows(csv, tally, [&](Row& row) {
    if (row.text("iteration") == "1") q = QTable(process.table()), done = 0;
    if (row.word("iteration") != ++done) throw IoError(join("expected iteration ", done));
    const double gamma = row.number<double>("gamma");
    q = q_value_sweep(process.table(), q, gamma);
    for (int s = 0; s < q.states(); ++s) {
      for (int a = 0; a < q.actions(); ++a) row.expect(join("q", s, a), q(s, a));
    }
  });
}

// The notebook's walk through the process: one stream of random numbers for actions and world.
class NotebookWalk {
 public:
  explicit NotebookWalk(std::uint32_t seed) : rng_(seed), q_(process_.table()) {}

  struct Moved {
    int s, a, s2;
    double reward, q;  // after the update
  };
  Moved step() {
    const std::span<const int> possible = process_.table().possible_actions(s_);
    const int a = possible[static_cast<std::size_t>(rng_.choice(static_cast<int>(possible.size())))];
    const Transition& t = outcome(a);
    const double target = q_learning_target({.reward = t.reward, .gamma = 0.9, .next = q_.row(t.next)});
    q_(s_, a) = td_update(q_(s_, a), target, decayed(0.05, 0.005, it_++));
    const Moved moved{s_, a, t.next, t.reward, q_(s_, a)};
    s_ = t.next;
    return moved;
  }

 private:
  const Transition& outcome(int a) {
    const std::span<const Transition> outcomes = process_.table().at(s_, a);
    std::vector<double> probabilities;
    for (const Transition& t : outcomes) probabilities.push_back(t.probability);
    return outcomes[static_cast<std::size_t>(rng_.choice(probabilities))];
  }

  ThreeStateProcess process_;
  LegacyRng rng_;
  QTable q_;
  int s_ = 0;
  long it_ = 0;
};

void check_q_learning(const Csv& csv, Tally& tally) {
  std::optional<NotebookWalk> walk;
  std::uint64_t next = 0;
  check_rows(csv, tally, [&](Row& row) {
    if (row.text("iteration") == "0") {
      walk.emplace(static_cast<std::uint32_t>(row.word("np_seed")));
      next = 0;
    }
    if (!walk || row.word("iteration") != next) throw IoError(join("expected iteration ", next));
    ++next;
    const NotebookWalk::Moved moved = walk->step();
    row.expect("state", moved.s);
    row.expect("action", moved.a);
    row.expect("next_state", moved.s2);
    row.expect("reward", static_cast<int>(moved.reward));
    if (!row.text("q_after").empty()) row.expect("q_after", moved.q);
  });
}

void check_file(const std::string& name, const Csv& csv, Tally& tally) {
  if (name == "nb_gym_seeding.csv") return check_gym_seeding(csv, tally);
  if (name == "nb_test_policy.csv") return check_test_policy(csv, tally);
  if (name == "nb_basic_policy.csv") return check_basic_policy(csv, tally);
  if (name == "nb_markov.csv") return check_markov(csv, tally);
  if (name == "nb_qiteration.csv") return check_q_iteration(csv, tally);
  if (name == "nb_qlearning.csv") return check_q_learning(csv, tally);
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
