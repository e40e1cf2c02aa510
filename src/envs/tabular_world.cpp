#include "minirl/envs/tabular_world.hpp"

#include "minirl/core/probabilities.hpp"

namespace minirl {
namespace {

// Gymnasium's categorical_sample: the first entry whose cumulative sum exceeds u, and the first of all if
// rounding left every sum at or below it. Unlike Rng::choice it does not scale the sums.
template <class Entry, class ProbabilityOf>
std::size_t first_above(std::span<const Entry> entries, double u, ProbabilityOf probability_of) {
  double sum = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    sum += probability_of(entries[i]);
    if (sum > u) return i;
  }
  return 0;
}

[[noreturn]] void refuse_impossible(const TransitionTable& table, int s, int a) {
  std::vector<std::string> possible;
  for (const int other : table.possible_actions(s)) possible.push_back(to_text(other));
  throw ConfigError(join("step: action ", a, " is not possible in state ", s, ", only ",
                         listed(possible, " and "), possible.size() == 1 ? " is" : " are"));
}

}  // namespace

TabularWorld::TabularWorld(TransitionTable table, std::vector<double> start_distribution)
    : table_(std::move(table)),
      start_distribution_(std::move(start_distribution)),
      observations_(table_.states()),
      actions_(table_.actions()) {
  if (start_distribution_.size() != static_cast<std::size_t>(table_.states())) {
    throw ConfigError(join("TabularWorld: ", start_distribution_.size(), " start probabilities for ",
                           table_.states(), " states"));
  }
  check_probabilities(std::span<const double>(start_distribution_));
}

void TabularWorld::set_state(int s) {
  if (!observations_.contains(s)) {
    throw ConfigError(join("set_state: ", s, " is not in ", observations_.text()));
  }
  state_ = s;
}

int TabularWorld::start(std::optional<std::uint64_t> seed) {
  if (seed) rng_ = Rng(*seed);
  const auto itself = [](double p) { return p; };
  state_ = static_cast<int>(first_above(std::span<const double>(start_distribution_), rng_.random(), itself));
  probability_ = 1;
  return state_;
}

Step<int> TabularWorld::advance(const int& a) {
  const std::span<const Transition> outcomes = table_.at(state_, a);
  if (outcomes.empty()) refuse_impossible(table_, state_, a);
  const auto probability_of = [](const Transition& t) { return t.probability; };
  const Transition& t = outcomes[first_above(outcomes, rng_.random(), probability_of)];
  state_ = t.next;
  probability_ = t.probability;
  return {t.next, t.reward, t.terminated, false};
}

void TabularWorld::archive_state(Archive& a) {
  a("rng", rng_), a("state", state_), a("probability", probability_);
  a.expect(observations_.contains(state_), "state", join("is ", state_, ", not in ", observations_.text()));
}

const TabularWorld* world_in(const Env<int, int>& env) {
  return dynamic_cast<const TabularWorld*>(&env.unwrapped());
}

std::vector<double> always_from(int s, int states) {
  std::vector<double> distribution(static_cast<std::size_t>(states));
  distribution.at(static_cast<std::size_t>(s)) = 1;
  return distribution;
}

}  // namespace minirl
