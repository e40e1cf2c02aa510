// A small DQN for the comparisons of this chapter, and runs of it that are looked at on the way.
#pragma once
#include <string_view>
#include <vector>

#include "minirl/agents/dqn_presets.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/observers.hpp"
#include "minirl/lab/seeds.hpp"

namespace minirl {

// Two layers of 64 units, an update every second step, and nothing that the paper of 2015 has not. It is not
// the best there is: what a comparison changes should show.
inline DqnSetup small_dqn() {
  DqnSetup setup{.hidden1 = 64, .hidden2 = 64, .steps = 20'000, .snapshot_every = 1'000};
  setup.agent = {.batch_size = 32,
                 .learning_rate = 5e-4,
                 .decay_steps = setup.steps,
                 .learn_every = 2,
                 .target_every = 500};
  return setup;
}

// What was seen at one moment of a run.
struct Look {
  long step;
  double greedy;   // mean return of the best actions, a few episodes of their own
  double loss, q;  // since the look before: the mean loss and the mean Q(s, a) that was learnt from
};

struct LookedRun {
  Dqn agent;
  std::vector<Look> looks{};
  std::vector<CurvePoint> curve{};  // its training episodes
  double greedy = 0;                // mean return of the final weights, 20 episodes
};

// Looks at an agent every so many steps.
class Looker {
 public:
  Looker(const Dqn& agent, DiscreteEnv& env, long every, std::vector<Look>& looks)
      : agent_(agent), env_(env), every_(every), next_(every), looks_(looks) {}

  void operator()(const TrainingEvent& event) {
    if (event.saving || event.finished) return;
    for (const auto& [name, value] : event.metrics) {
      if (name == std::string_view("loss")) loss_ += value, ++heard_;
      if (name == std::string_view("q")) q_ += value;
    }
    if (event.step < next_) return;
    next_ = (event.step / every_ + 1) * every_;
    const auto best = [&](const Tensor& s) { return agent_.best_action(s); };
    const double greedy = evaluate(env_, best, {.episodes = 5, .purpose = Purpose::choice}).mean;
    if (heard_ > 0) looks_.push_back({event.step, greedy, loss_ / heard_, q_ / heard_});
    loss_ = q_ = heard_ = 0;
  }

 private:
  const Dqn& agent_;
  DiscreteEnv& env_;
  long every_, next_;
  double loss_ = 0, q_ = 0, heard_ = 0;
  std::vector<Look>& looks_;
};

inline LookedRun look_at(const DqnSetup& setup, std::uint64_t seed) {
  const auto env = make_discrete("CartPole-v1"), other = make_discrete("CartPole-v1");
  LookedRun run{make_dqn(setup, *env, seed)};
  Looker looker(run.agent, *other, setup.snapshot_every, run.looks);
  train(*env, run.agent,
        {.steps = setup.steps, .seed = seed, .observers = {collect(run.curve), std::ref(looker)}});
  const auto best = [&](const Tensor& s) { return run.agent.best_action(s); };
  run.greedy = evaluate(*env, best, {.episodes = 20, .seed = seed}).mean;
  return run;
}

inline std::vector<LookedRun> look_at_seeds(const DqnSetup& setup, int seeds) {
  return for_seeds(seed_range(0, seeds), [&](std::uint64_t seed) { return look_at(setup, seed); });
}

// A number of each run.
template <class F>
std::vector<double> of_each(const std::vector<LookedRun>& runs, const F& number) {
  std::vector<double> numbers;
  for (const LookedRun& run : runs) numbers.push_back(number(run));
  return numbers;
}

inline double greedy_of(const LookedRun& run) { return run.greedy; }
inline double last_q_of(const LookedRun& run) { return run.looks.back().q; }

}  // namespace minirl
