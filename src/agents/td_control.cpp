#include "minirl/agents/td_control.hpp"

#include <cmath>
#include <utility>

#include "minirl/core/errors.hpp"
#include "minirl/core/schedules.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

void check(const TdConfig& c) {
  const auto refuse = [](const auto&... parts) { throw ConfigError(join("td_control: ", parts...)); };
  const auto is_share = [](double x) { return x >= 0 && x <= 1; };
  if (!is_share(c.gamma)) refuse("gamma is ", c.gamma, ", it must lie from 0 to 1");
  if (!(c.learning_rate > 0 && c.learning_rate <= 1) || !(c.decay >= 0)) {
    refuse("learning_rate is ", c.learning_rate, ", decay ", c.decay,
           "; the first must lie above 0 and up to 1, the second not be negative");
  }
  if (!is_share(c.epsilon_from) || !is_share(c.epsilon_to) || c.epsilon_steps < 1) {
    refuse("epsilon goes from ", c.epsilon_from, " to ", c.epsilon_to, " in ", c.epsilon_steps,
           " steps; both must lie from 0 to 1, and at least 1 step is needed");
  }
  if (!std::isfinite(c.initial_value)) refuse("initial_value is ", c.initial_value, ", it must be finite");
}

QTable table_of(int states, int actions, const TdConfig& config) {
  check(config);
  return {states, actions, config.initial_value};
}

QTable table_of(const TransitionTable& world, const TdConfig& config) {
  check(config);
  return QTable(world, config.initial_value);
}

}  // namespace

TdControl::TdControl(int states, int actions, TdConfig config, const Rng& stream)
    : TdControl(table_of(states, actions, config), config, stream) {}

TdControl::TdControl(const TransitionTable& world, TdConfig config, const Rng& stream)
    : TdControl(table_of(world, config), config, stream) {}

TdControl::TdControl(QTable start, TdConfig config, const Rng& stream)
    : config_(std::move(config)), rng_(stream), tables_{start, is_double() ? start : QTable()} {
  const auto entries = static_cast<std::size_t>(start.states()) * static_cast<std::size_t>(start.actions());
  for (std::size_t table = 0; table < (is_double() ? 2 : 1); ++table) visits_.at(table).resize(entries);
}

// ---- Acting

double TdControl::epsilon() const {
  return LinearSchedule{config_.epsilon_from, config_.epsilon_to, config_.epsilon_steps}(steps_);
}

int TdControl::random_action(int s) {
  const std::span<const double> q = tables_.first.row(s);
  auto left = rng_.integers(0, std::count_if(q.begin(), q.end(), is_possible));
  int a = 0;
  while (!is_possible(q[static_cast<std::size_t>(a)]) || left-- > 0) ++a;
  return a;
}

int TdControl::choose(int s) { return rng_.random() < epsilon() ? random_action(s) : best_action(s); }

int TdControl::act(const int& s) {
  const std::optional<Planned> planned = std::exchange(planned_, std::nullopt);
  return planned && planned->s == s ? planned->a : choose(s);
}

int TdControl::best_action(const int& s) const {
  if (!is_double()) return tables_.first.best_action(s);
  const std::span<const double> first = tables_.first.row(s), second = tables_.second.row(s);
  std::size_t best = 0;
  for (std::size_t a = 1; a < first.size(); ++a) {
    if (first[a] + second[a] > first[best] + second[best]) best = a;
  }
  return static_cast<int>(best);
}

TabularPolicy TdControl::policy() const {
  TabularPolicy policy;
  for (int s = 0; s < tables_.first.states(); ++s) policy.push_back(best_action(s));
  return policy;
}

// ---- Learning

void TdControl::observe(const int& s, const int& a, const Step<int>& step) {
  if (!is_possible(tables_.first(s, a))) {
    throw StateError(join("td_control: action ", a, " was observed in state ", s,
                          ", but the table it was made with says that it is not possible there"));
  }
  observed_ = Observed{s, a, step};
  ++steps_;
}

bool TdControl::learn() {
  if (!observed_) return false;
  const Observed o = *std::exchange(observed_, std::nullopt);
  const int s2 = o.step.observation;
  const bool learns_second = is_double() && rng_.integers(0, 2) == 1;
  QTable& q = learns_second ? tables_.second : tables_.first;
  const QTable& other = is_double() && !learns_second ? tables_.second : tables_.first;

  TdStep t{.reward = o.step.reward, .terminated = o.step.terminated, .gamma = config_.gamma};
  t.next = q.row(s2), t.other = other.row(s2), t.epsilon = epsilon();
  if (!t.terminated) t.next_action = choose(s2);
  if (!o.step.done()) planned_ = Planned{s2, t.next_action};

  const double target = target_of(t);
  last_rate_ = next_rate(visits_[learns_second ? 1 : 0], o);
  last_error_ = target - q(o.s, o.a);
  q(o.s, o.a) = td_update(q(o.s, o.a), target, last_rate_);
  return true;
}

double TdControl::target_of(const TdStep& t) const {
  if (config_.target) return config_.target(t);
  switch (config_.rule) {
    case TdRule::sarsa:
      return sarsa_target(t);
    case TdRule::expected_sarsa:
      return expected_sarsa_target(t);
    case TdRule::double_q:
      return double_q_target(t);
    case TdRule::q_learning:
      break;
  }
  return q_learning_target(t);
}

// The learning rate of this update, which is counted. The first one is alpha0.
double TdControl::next_rate(std::vector<std::int64_t>& visits, const Observed& o) const {
  const auto actions = static_cast<std::size_t>(tables_.first.actions());
  std::int64_t& seen = visits[static_cast<std::size_t>(o.s) * actions + static_cast<std::size_t>(o.a)];
  const long n = config_.decay_by == DecayBy::visits ? seen : steps_ - 1;
  ++seen;
  return decayed(config_.learning_rate, config_.decay, n);
}

// ---- Keeping

void TdControl::set_weights(const TdTables& tables) {
  const auto check_extents = [](const QTable& mine, const QTable& given) {
    if (mine.states() == given.states() && mine.actions() == given.actions()) return;
    throw ShapeError(join("td_control: a table [", given.states(), ", ", given.actions(),
                          "] was given for one of [", mine.states(), ", ", mine.actions(), "]"));
  };
  check_extents(tables_.first, tables.first);
  check_extents(tables_.second, tables.second);
  tables_ = tables;
}

void TdControl::Observed::archive(Archive& archive) {
  archive("s", s), archive("a", a), archive("s2", step.observation), archive("reward", step.reward);
  archive("terminated", step.terminated), archive("truncated", step.truncated);
}

void TdControl::archive(Archive& a) {
  a("rng", rng_), a("tables", tables_), a("visits", visits_), a("steps", steps_);
  a("observed", observed_), a("planned", planned_);
  a("last_error", last_error_), a("last_rate", last_rate_);
}

}  // namespace minirl
