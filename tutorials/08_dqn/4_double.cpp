// Over-estimation: what DQN promises of the states it meets and what it then gets, with and without Double
// DQN.
#include <algorithm>
#include <array>
#include <cmath>

#include "minirl/core/statistics.hpp"
#include "minirl/draw/bar_plot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/envs/wrappers/wrapper.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/episode.hpp"
#include "minirl/rl/returns.hpp"
#include "small_dqn.hpp"

using namespace minirl;

namespace {

// ---- The largest of noisy numbers

// Actions that are all worth 0, and two estimates of each that are off by a normal error of size 1: the
// largest of one estimate, and the other's estimate of that action. Means of many draws.
std::array<double, 2> largest_of_noise(int actions) {
  constexpr int draws = 20'000;
  Rng rng(0);
  std::array<double, 2> means{};
  for (int i = 0; i < draws; ++i) {
    double largest = -1e9, other_says = 0;
    for (int a = 0; a < actions; ++a) {
      const double one = rng.normal(), other = rng.normal();
      if (one > largest) largest = one, other_says = other;
    }
    means[0] += largest / draws, means[1] += other_says / draws;
  }
  return means;
}

void noise(Findings& findings) {
  for (const int actions : {2, 10, 40}) {
    const auto [largest, judged] = largest_of_noise(actions);
    findings.judged(
        join(actions, " actions worth 0, estimates off by 1: the largest; judged by another estimate"), "-",
        join(fixed(largest, 2), "; ", fixed(std::abs(judged), 2)), largest > 0.5 && std::abs(judged) < 0.03);
  }
}

// ---- The same on CartPole

// Many buttons: the even ones push left, the odd ones right. What is best does not change, but there is more
// to take a maximum of.
class Buttons final : public Around<TimeLimit<CartPole>, Tensor, int> {
 public:
  Buttons(int buttons, int limit) : Around(TimeLimit(CartPole{}, limit)), buttons_(buttons) {}

  const SpaceOf<Tensor>& observation_space() const override { return env().observation_space(); }
  const Discrete& action_space() const override { return buttons_; }

 private:
  Tensor start(std::optional<std::uint64_t> seed) override { return env().reset(seed); }
  Step<Tensor> advance(const int& button) override { return env().step(button % 2); }

  Discrete buttons_;
};

constexpr double gamma = 0.95;  // so that no state is worth more than 20

struct Promise {
  double promised = 0,
         kept = 0;  // means over the same states: max Q, and the discounted return that followed
};

// Games with the best actions. They may last 1000 steps and the first 500 are looked at, so that no state is
// near the limit.
Promise promise_of(const Dqn& agent, int buttons) {
  Buttons env(buttons, 1'000);
  std::vector<double> promised, kept;
  for (int game = 0; game < 10; ++game) {
    const Episode played = play_episode(
        env, [&](const Tensor& s) { return agent.best_action(s); }, evaluation_seed(0, game));
    const std::vector<double> returns = discounted_returns(played.rewards, gamma);
    const Tensor states = batch_of_observations({played});
    const Tensor q = predict(agent.weights(), states);
    for (int t = 0; t < std::min(played.length(), 500); ++t) {
      const Scalar* row = q.data() + t * buttons;
      promised.push_back(static_cast<double>(*std::max_element(row, row + buttons)));
      kept.push_back(returns[static_cast<std::size_t>(t)]);
    }
  }
  return {summarise(promised).mean, summarise(kept).mean};
}

std::vector<Promise> promises(int buttons, bool double_q) {
  DqnSetup setup = small_dqn();
  setup.agent.gamma = gamma, setup.agent.double_q = double_q;
  setup.agent.loss = DqnLoss::mse, setup.agent.clip_norm = 0;
  setup.agent.learning_rate = 1e-3, setup.agent.decay_steps = 0;
  return for_seeds(seed_range(0, 4), [&](std::uint64_t seed) {
    Buttons env(buttons, 500);
    Dqn agent = make_dqn(setup, env, seed);
    train(env, agent, {.steps = setup.steps, .seed = seed});
    return promise_of(agent, buttons);
  });
}

std::vector<double> excesses(const std::vector<Promise>& all) {
  std::vector<double> list;
  for (const Promise& p : all) list.push_back(p.promised - p.kept);
  return list;
}

std::string promise_text(const std::vector<Promise>& all) {
  std::vector<double> promised, kept;
  for (const Promise& p : all) promised.push_back(p.promised), kept.push_back(p.kept);
  return join(fixed(median(promised), 1), "; ", fixed(median(kept), 1), "; too much by ",
              spread(excesses(all)));
}

void buttons(Findings& findings, const std::vector<int>& counts) {
  std::vector<BarGroup> groups;
  for (const int count : counts) {
    const auto dqn = promises(count, false), twice = promises(count, true);
    const std::string what = join("CartPole with ", count, " buttons, ");
    findings.noted(join(what, "DQN: max Q; the return that follows"), "-", promise_text(dqn));
    const bool less = median(excesses(twice)) < median(excesses(dqn));
    findings.judged(join(what, "Double DQN: promises less than DQN"), "-", promise_text(twice), less);
    groups.push_back({join(count, " buttons"),
                      {bar_over_seeds(excesses(dqn), Band::whole_range),
                       bar_over_seeds(excesses(twice), Band::whole_range)}});
  }
  findings.picture({"promises.svg", "Medians of 4 seeds and their range."},
                   to_svg(BarPlot{.title = "How much more is promised than follows",
                                  .x_label = "",
                                  .y_label = "max Q less the return",
                                  .names = {"DQN", "Double DQN"},
                                  .groups = groups}));
}

void over_estimation(Findings& findings, const ChapterOptions& options) {
  noise(findings);
  buttons(findings, options.quick ? std::vector{40} : std::vector{2, 10, 40});
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "08.4 Over-estimation", .run = over_estimation});
}
