// RecordEpisodeStatistics: keeps returns and lengths of the last episodes, to be read while an agent learns.
#pragma once
#include <deque>

#include "minirl/envs/wrappers/wrapper.hpp"

namespace minirl {

/// What one finished episode came to.
struct EpisodeStatistics {
  double total_reward = 0;
  int length = 0;
  void archive(Archive& a) { a("total_reward", total_reward), a("length", length); }
  bool operator==(const EpisodeStatistics&) const = default;
};

/// `RecordEpisodeStatistics env(TimeLimit(CartPole{}, 500))`. Put it inside of wrappers that change rewards
/// to record the true ones. An episode that a reset breaks off counts for nothing.
template <class E>
class RecordEpisodeStatistics final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  using Episodes = std::deque<EpisodeStatistics, PoolAllocator<EpisodeStatistics>>;

  /// Keeps the last `kept` episodes; throws ConfigError unless that is at least 1.
  explicit RecordEpisodeStatistics(E env, int kept = 100) : Wrapper<E>(std::move(env)), kept_(kept) {
    if (kept < 1)
      throw ConfigError(join("RecordEpisodeStatistics: kept is ", kept, ", it must be at least 1"));
  }

  const Episodes& finished() const { return finished_; }         ///< the oldest first
  long episodes() const { return episodes_; }                    ///< how many were finished in all
  const EpisodeStatistics& current() const { return current_; }  ///< since the last reset

 private:
  Obs start(std::optional<std::uint64_t> seed) override {
    current_ = {};
    return this->env().reset(seed);
  }

  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    current_.total_reward += step.reward;
    ++current_.length;
    if (!step.done()) return step;
    ++episodes_;
    finished_.push_back(current_);
    if (finished_.size() > static_cast<std::size_t>(kept_)) finished_.pop_front();
    return step;
  }

  void archive_state(Archive& a) override {
    Wrapper<E>::archive_state(a);
    a("episodes", episodes_), a("finished", finished_), a("current", current_);
  }

  int kept_;
  long episodes_ = 0;
  Episodes finished_;
  EpisodeStatistics current_;
};

}  // namespace minirl
