// First steps: what an environment is. Its spaces, its reset, its step, and what a seed means.
#include <array>

#include "minirl/core/legacy_rng.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/envs/time_limit.hpp"
#include "minirl/files/png.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

// A tensor's numbers with eight decimals, as the notebook prints them.
std::string text_of(const Tensor& t) { return array_text(std::vector<double>(t.begin(), t.end())); }

// An episode in full: how it starts, what each step gives, when it ends. The actions are drawn by chance.
std::vector<Tensor> random_episode(TimeLimit<CartPole>& env, std::uint64_t seed) {
  Rng rng = Rng(seed).stream("actions");
  std::vector<Tensor> seen{env.reset(seed)};
  for (bool done = false; !done;) {
    const int action = env.action_space().sample(rng);  // 0 pushes left, 1 pushes right
    const Step<Tensor> step = env.step(action);         // observation, reward, terminated, truncated
    seen.push_back(step.observation);
    done = step.done();
  }
  return seen;
}

// The environment as it is today: the same numbers as Gymnasium's, bit for bit.
void todays_cartpole(Findings& findings) {
  TimeLimit env(CartPole{}, 500);  // cut off after 500 steps: that is CartPole-v1
  findings.noted("what can be seen: position, velocity, angle, angular velocity", "Box(4,)",
                 env.observation_space().text());
  findings.same("what can be done: push left, push right", "Discrete(2)", env.action_space().text());

  const std::string first = text_of(env.reset(42));
  findings.judged("CartPole-v1, the first observation of seed 42, as Gymnasium gives it", "-", first,
                  first == "[0.0273956 -0.00611216 0.03585979 0.0197368]");

  const auto episode = random_episode(env, 42);
  findings.judged("the same seed again gives the same episode", "-", join(episode.size() - 1, " steps"),
                  episode == random_episode(env, 42));
}

// The environment of the notebook, Gym 0.17. It hashed the seed 42 into these two words and gave them to
// NumPy's old generator, from which the four numbers of each starting state were drawn.
constexpr std::array<std::uint32_t, 2> seed_42 = {3917269561, 1772078828};

NotebookCartPole::State old_start(LegacyRng& rng) {
  NotebookCartPole::State s{};
  for (double& number : s) number = rng.uniform(-0.05, 0.05);
  return s;
}

void notebooks_cartpole(Findings& findings) {
  LegacyRng rng(seed_42);
  const auto first = old_start(rng);
  findings.same("the notebook's first reset after seed 42",
                "[-0.01258566 -0.00156614 0.04207708 -0.00180545]", array_text(first));
  findings.same("its second reset", "[0.00560942 0.01842265 -0.03590751 -0.0120678]",
                array_text(old_start(rng)));
  findings.same("its third reset", "[-0.03056663 0.02063487 0.01650017 0.04869769]",
                array_text(old_start(rng)));
  LegacyRng again(seed_42);
  findings.same("seed 42 once more: the first reset returns", array_text(first),
                array_text(old_start(again)));

  NotebookCartPole env;
  env.reset(first);
  const auto [observation, reward, done] = env.step(1);  // the pole leans to the right, so push right
  findings.same("one step to the right", "[-0.01261699 0.19292789 0.04204097 -0.28092127]",
                array_text(observation));
  findings.same("its reward; is the episode over?", "1 false", join(reward, " ", done));
}

// An environment paints itself on a canvas; no window is needed.
void pictures(Findings& findings) {
  TimeLimit env(CartPole{}, 500);
  env.reset(42);
  Canvas canvas(480, 220);
  env.draw(canvas);
  findings.picture({"start.png", "CartPole-v1 as seed 42 starts it."}, encode_png(canvas));

  Rng rng = Rng(42).stream("actions");
  const auto by_chance = [&](const Tensor&) { return env.action_space().sample(rng); };
  findings.picture({"random.gif", "Pushes by chance: the pole falls within a second."},
                   record_episode(env, by_chance, {.seed = 42}));
}

void first_steps(Findings& findings, const ChapterOptions&) {
  todays_cartpole(findings);
  notebooks_cartpole(findings);
  pictures(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "00 First steps", .run = first_steps});
}
