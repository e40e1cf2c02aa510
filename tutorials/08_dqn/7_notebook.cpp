// The notebook's DQN, Double DQN and duelling network, as they ran there; and each of their mistakes as a
// number.
#include <algorithm>
#include <array>
#include <cmath>

#include "minirl/agents/hardcoded.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/lab/curves.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/nn/soft_update.hpp"
#include "small_dqn.hpp"

using namespace minirl;

namespace {

const std::vector<std::uint64_t>& seeds() {
  static const std::vector<std::uint64_t> ten = seed_range(0, 10);
  return ten;
}

// ---- The notebook's loop: so many episodes, at most so many steps each, the weights of the longest one kept

struct Loop {
  std::string preset;
  int episodes = 600, limit = 500;
};

struct NotebookRun {
  Dqn agent;
  std::vector<CurvePoint> curve{};  // its places are episodes
  int longest = 0, last = 0;        // steps of an episode
  long steps = 0, random = 0;       // all steps, and those by chance
  bool target_is_fresh = false;  // before the last episode: the target network is still the one at the start
  double final_greedy = 0,
         best_greedy = 0;  // mean return of 20 episodes: final weights, those of the longest
};

int play(Dqn& agent, DiscreteEnv& env) {
  int steps = 0;
  Tensor s = env.reset();
  for (bool done = false; !done; ++steps) {
    const int a = agent.act(s);
    const auto step = env.step(a);
    agent.observe(s, a, step);
    agent.learn();
    done = step.done();
    s = step.observation;
  }
  return steps;
}

double greedy_mean(const Dqn& agent, std::uint64_t seed) {
  const auto env = make_discrete("CartPole-v1");
  const auto best = [&](const Tensor& s) { return agent.best_action(s); };
  return evaluate(*env, best, {.episodes = 20, .seed = seed}).mean;
}

NotebookRun run(const Loop& loop, const DqnSetup& setup, std::uint64_t seed) {
  TimeLimit env(CartPole{}, loop.limit);
  env.reset(seed);
  NotebookRun run{make_dqn(setup, env, seed)};
  const Sequential at_start = run.agent.weights();
  Sequential best = at_start;
  for (int episode = 1; episode <= loop.episodes; ++episode) {
    run.target_is_fresh = same_numbers(run.agent.target(), at_start);
    run.last = play(run.agent, env);
    run.steps += run.last;
    if (run.last > run.longest) run.longest = run.last, best = run.agent.weights();
    run.curve.push_back({episode, static_cast<double>(run.last)});
  }
  run.final_greedy = greedy_mean(run.agent, seed);
  Dqn kept = run.agent;
  kept.set_weights(best);
  run.best_greedy = greedy_mean(kept, seed);
  return run;
}

std::vector<NotebookRun> runs_of(const Loop& loop, const DqnSetup& setup) {
  return for_seeds(seeds(), [&](std::uint64_t seed) { return run(loop, setup, seed); });
}

template <class F>
std::vector<double> numbers(const std::vector<NotebookRun>& runs, const F& number) {
  std::vector<double> list;
  for (const NotebookRun& r : runs) list.push_back(static_cast<double>(number(r)));
  return list;
}

double last_of(const NotebookRun& r) { return r.last; }
double final_of(const NotebookRun& r) { return r.final_greedy; }
double best_of(const NotebookRun& r) { return r.best_greedy; }

DqnSetup preset(const std::string& name) { return dqn_preset("CartPole-v1", name); }

// ---- DQN: four units, nine actions of ten by chance, one update an episode

void as_it_ran(Findings& findings) {
  const auto runs = runs_of({"notebook"}, preset("notebook"));
  findings.noted("DQN as it ran, 600 episodes: steps of the last one, seeds 0 to 9", "14",
                 spread(numbers(runs, last_of)));
  findings.noted("its updates (one an episode from the 52nd on), and the steps it played (median)", "-",
                 join(runs[0].agent.updates(), "; ",
                      fixed(median(numbers(runs, [](const NotebookRun& r) { return r.steps; })), 0)));
  findings.noted("greedy mean of its final weights", "-", spread(numbers(runs, final_of), 0));
  findings.noted("steps of its longest episode, by chance; greedy mean of the weights kept for it", "-",
                 join(spread(numbers(runs, [](const NotebookRun& r) { return r.longest; }), 0), "; ",
                      spread(numbers(runs, best_of), 0)));
  findings.noted("what it keeps as the return of the last one: the index of its last step", "13",
                 spread(numbers(runs, [](const NotebookRun& r) { return r.last - 1; })));
}

// Even somebody who can balance the pole cannot, if nine actions of ten are drawn by chance.
void fixed_epsilon(Findings& findings) {
  const auto env = make_discrete("CartPole-v1");
  const LinearPolicy balances{1, 0.5, 0};
  const auto mean_with = [&](double epsilon) {
    Rng rng(0);
    const auto act = [&](const Tensor& s) {
      return rng.random() < epsilon ? env->action_space().sample(rng) : balances(s);
    };
    return evaluate(*env, act).mean;
  };
  findings.noted("a policy that balances the pole: mean return; the same with 0.9 of its actions by chance",
                 "-", join(fixed(mean_with(0), 1), "; ", fixed(mean_with(0.9), 1)));
}

// ---- The book's settings: epsilon falls, 32-32 units

Series book(Findings& findings, const std::string& name, const DqnSetup& setup) {
  const auto runs = runs_of({"notebook_book"}, setup);
  findings.noted(join(name, ": updates (median); greedy mean, final weights; those kept"), "-",
                 join(fixed(median(numbers(runs, [](const NotebookRun& r) { return r.agent.updates(); })), 0),
                      "; ", spread(numbers(runs, final_of), 0), "; ", spread(numbers(runs, best_of), 0)));
  std::vector<std::vector<CurvePoint>> curves;
  for (const NotebookRun& r : runs) curves.push_back(r.curve);
  return over_seeds(name, curves, {.band = Band::quartiles});
}

void one_update_an_episode(Findings& findings, bool quick) {
  std::vector<Series> curves{book(findings, "the book's: one update an episode", preset("notebook_book"))};
  DqnSetup often = preset("notebook_book");
  often.agent.learn_clock = DqnClock::steps, often.agent.learn_start = 1'000, often.agent.learn_every = 4;
  if (!quick) curves.push_back(book(findings, "the same, one update every 4 steps", often));
  findings.picture({"notebook.svg", "600 episodes, 10 seeds: medians and middle halves."},
                   to_svg(Plot{.title = "The book's DQN, and the same with more updates",
                               .x_label = "episode",
                               .y_label = "steps of an episode",
                               .series = curves}));
}

// ---- The time limit as a fall: what a player who never falls is told that his states are worth

// One number for all states of games that last to the limit, as in exercise 8.14.
double worth(double discount, int limit, bool limit_is_fall) {
  return 1 / (1 - discount * (limit_is_fall ? 1 - 1.0 / limit : 1));
}

void limits(Findings& findings) {
  findings.noted("a state of a perfect player at discount 0.95: truth; with a limit of 500 as a fall; of 50",
                 "-",
                 join(fixed(worth(0.95, 500, false), 1), "; ", fixed(worth(0.95, 500, true), 1), "; ",
                      fixed(worth(0.95, 50, true), 1)));
  findings.noted("at discount 0.99: truth; with a limit of 500 as a fall", "-",
                 join(fixed(worth(0.99, 500, false), 1), "; ", fixed(worth(0.99, 500, true), 1)));
}

// ---- Double DQN and the duelling network, shortened to 100 episodes of at most 50 steps

void shortened(Findings& findings, const std::string& name, const DqnSetup& setup) {
  const auto runs = runs_of({name, 100, 50}, setup);
  const auto fresh =
      std::count_if(runs.begin(), runs.end(), [](const NotebookRun& r) { return r.target_is_fresh; });
  findings.noted(
      join(name, ", 100 episodes: updates; runs whose target is still the fresh network at the end"), "-",
      join(runs[0].agent.updates(), "; ", fresh, " of 10"));
  findings.noted(join(name, ": greedy mean, final weights"), "-", spread(numbers(runs, final_of), 0));
}

void notebook(Findings& findings, const ChapterOptions& options) {
  if (!options.wants("notebook")) return;
  as_it_ran(findings);
  fixed_epsilon(findings);
  one_update_an_episode(findings, options.quick);
  limits(findings);
  shortened(findings, "notebook_double", preset("notebook_double"));
  shortened(findings, "notebook_duelling", preset("notebook_duelling"));
  DqnSetup mean = preset("notebook_duelling");
  mean.duelling = DqnDuelling::mean;
  shortened(findings, "the same less the mean", mean);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words,
                     {.title = "08.7 The notebook", .presets = {"minirl", "notebook"}, .run = notebook});
}
