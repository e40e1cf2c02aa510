// First steps: what an environment is. Its spaces, its reset, its step, and what a seed means.
#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <string_view>

#include "minirl/core/legacy_rng.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/files/png.hpp"
#include "minirl/lab/evaluate.hpp"
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

std::string cell(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

void print_line(const std::string& step, std::string_view action, const Tensor& s, std::string_view rest) {
  std::cout << cell(step, 4) << cell(std::string(action), 8);
  for (const Scalar number : s) std::cout << cell(fixed(number, 4), 10);
  std::cout << (rest.empty() ? "" : "  ") << rest << '\n';
}

// An episode as it goes, line by line. The rule: push to where the pole leans.
void print_episode(std::uint64_t seed) {
  std::cout << "step  action  position  velocity     angle  ang.vel.  reward\n";
  TimeLimit env(CartPole{}, 500);
  Tensor s = env.reset(seed);
  print_line("0", "", s, "");
  for (bool done = false; !done;) {
    const int a = s[2] > 0 ? 1 : 0;
    const auto [s2, reward, terminated, truncated] = env.step(a);
    const char* end = terminated ? ", terminated" : truncated ? ", truncated" : "";
    print_line(join(env.elapsed()), a == 1 ? "right" : "left", s2, join(reward, end));
    done = terminated || truncated;
    s = s2;
  }
}

// Which end an episode of up to `limit` steps has, if every push goes to the right.
std::string end_of_episode(int limit) {
  TimeLimit env(CartPole{}, limit);
  env.reset(42);
  Step<Tensor> step = env.step(1);
  while (!step.done()) step = env.step(1);
  return join(env.elapsed(), " steps, terminated ", step.terminated, ", truncated ", step.truncated);
}

void ends_and_returns(Findings& findings) {
  findings.noted("always to the right", "-", end_of_episode(500));
  findings.noted("the same with a limit of 5 steps", "-", end_of_episode(5));
  TimeLimit env(CartPole{}, 500);
  Rng rng = Rng(0).stream("actions");
  const Evaluation e = evaluate(env, [&](const Tensor&) { return env.action_space().sample(rng); });
  findings.noted("pushes by chance, 100 episodes: mean return (lowest to highest)", "-",
                 join(fixed(e.mean, 1), " (", e.lowest, " to ", e.highest, ")"));
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

  const Tensor zero = env.reset(0);
  env.reset();  // goes on with the random numbers that follow
  const bool same = zero == env.reset(0);
  findings.judged("0 is a seed like any other: the first observation, twice", "-", text_of(zero), same);
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

// What the four numbers measure, on a cart that was pushed to the right and a pole that leans far.
void picture_of_the_numbers(Findings& findings) {
  constexpr Colour faint{150, 152, 158}, blue{52, 116, 184}, red{190, 62, 58};
  constexpr double position = 0.9, lean = 0.19;
  CartPole env;
  env.reset(42);
  env.set_state({position, 0, lean, 0});
  Canvas canvas(640, 300);
  env.draw(canvas);

  const double scale = 640 / 5.4, ground = 225;  // as CartPole::draw has them
  const double x = 320 + position * scale, top = ground - 0.15 * scale;
  canvas.line({320, ground - 60}, {320, ground + 45}, 1, faint);  // the middle of the track
  canvas.arrow({320, ground + 36}, {x, ground + 36}, 3, blue);
  canvas.text({322, ground + 48}, "position: m", blue, 2);
  canvas.arrow({x + 40, ground - 8}, {x + 104, ground - 8}, 3, blue);
  canvas.text({x + 38, ground - 36}, "velocity: m/s", blue, 2);

  canvas.line({x, top}, {x, top - 1.1 * scale}, 1, faint);  // upright
  canvas.text({x - 150, top - 0.9 * scale}, "angle: rad", red, 2);
  canvas.arrow({x - 24, top - 0.84 * scale}, {x + 8, top - 0.8 * scale}, 2, red);
  const double tip_x = x + scale * std::sin(lean), tip_y = top - scale * std::cos(lean);
  canvas.arrow({tip_x + 8, tip_y - 4}, {tip_x + 50, tip_y + 6}, 3, red);
  canvas.text({x - 80, 40}, "angular velocity: rad/s", red, 2);
  findings.picture({"numbers.png", "What the four numbers of an observation measure."}, encode_png(canvas));
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
  ends_and_returns(findings);
  print_episode(42);
  picture_of_the_numbers(findings);
  pictures(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "00 First steps", .run = first_steps});
}
