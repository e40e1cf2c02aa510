// SyncVectorEnv: a vector environment from single environments of any kind.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "minirl/core/workers.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/vector/vector_env.hpp"

namespace minirl {

/// Each copy is an environment of its own, its time limit included. With several threads each steps a share
/// of the copies: worth it where a step takes longer than some microseconds.
template <class Obs, class Act>
class SyncVectorEnv final : public VectorEnv<Obs, Act> {
 public:
  using Single = Env<Obs, Act>;
  using typename VectorEnv<Obs, Act>::Observations;
  using typename VectorEnv<Obs, Act>::Actions;

  /// The copies must be alike. Throws ConfigError if there is none, or their spaces differ.
  explicit SyncVectorEnv(std::vector<std::unique_ptr<Single>> envs, const VectorConfig& config = {})
      : envs_(std::move(envs)),
        autoreset_(config.autoreset),
        workers_(config.threads),
        ended_(envs_.size()),
        last_(envs_.size()) {
    if (envs_.empty()) throw ConfigError("SyncVectorEnv: there are no environments; give at least 1");
    for (const auto& env : envs_) {
      if (env->observation_space() == observation_space() && env->action_space() == action_space()) continue;
      throw ConfigError(join("SyncVectorEnv: the copies differ: ", observation_space().text(), " and ",
                             env->observation_space().text(), ", ", action_space().text(), " and ",
                             env->action_space().text()));
    }
  }

  int copies() const override { return static_cast<int>(envs_.size()); }
  const SpaceOf<Obs>& observation_space() const override { return envs_.front()->observation_space(); }
  const SpaceOf<Act>& action_space() const override { return envs_.front()->action_space(); }

  /// Copy k, with what only it knows.
  const Single& env(int k) const { return *envs_.at(static_cast<std::size_t>(k)); }

 private:
  Observations start(std::optional<std::uint64_t> seed) override {
    Observations first = room_for(observation_space(), copies(), copies());
    const auto out = writer(first);
    for_copies([&](int k, std::size_t i) {
      out.put(k, envs_[i]->reset(seed ? std::optional(*seed + i) : std::nullopt));
      ended_[i] = 0;
    });
    return first;
  }

  VectorStep<Obs> advance(const Actions& actions) override {
    const std::size_t n = envs_.size();
    VectorStep<Obs> all{
        room_for(observation_space(), copies(), copies()), Doubles(n), Flags(n), Flags(n), {}, {}};
    const auto out = writer(all.observations);
    for_copies([&](int k, std::size_t i) {
      if (ended_[i]) {  // next_step: its action is ignored
        out.put(k, envs_[i]->reset());
        ended_[i] = 0;
        return;
      }
      Step<Obs> step = envs_[i]->step(item(actions, k));
      all.rewards[i] = step.reward;
      all.terminated[i] = step.terminated;
      all.truncated[i] = step.truncated;
      if (step.done()) {
        ended_[i] = autoreset_ == Autoreset::next_step;
        last_[i] = step.observation;
        if (!ended_[i]) step.observation = envs_[i]->reset();
      }
      out.put(k, step.observation);
    });
    gather_finished(all);
    return all;
  }

  // What is in last_ was seen in the step that reads it, so it is no state.
  void archive_state(Archive& a) override {
    std::span<std::uint8_t> ended(ended_);
    a("ended", ended);
    for (std::size_t i = 0; i < envs_.size(); ++i) a(std::to_string(i), *envs_[i]);
  }

  template <class F>
  void for_copies(const F& f) {
    workers_.run(copies(), [&](int first, int last) {
      for (int k = first; k < last; ++k) f(k, static_cast<std::size_t>(k));
    });
  }

  void gather_finished(VectorStep<Obs>& all) const {
    all.finished.reserve(envs_.size());
    for (std::size_t i = 0; i < envs_.size(); ++i) {
      if (all.terminated[i] || all.truncated[i]) all.finished.push_back(static_cast<int>(i));
    }
    all.final_observations = room_for(observation_space(), static_cast<int>(all.finished.size()), copies());
    const auto out = writer(all.final_observations);
    int row = 0;
    for (const int k : all.finished) out.put(row++, last_[static_cast<std::size_t>(k)]);
  }

  std::vector<std::unique_ptr<Single>> envs_;
  Autoreset autoreset_;
  Workers workers_;
  Flags ended_;            // copies that the next step starts again
  std::vector<Obs> last_;  // what each copy saw at the end of its last episode
};

}  // namespace minirl
