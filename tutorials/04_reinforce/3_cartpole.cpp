// REINFORCE on CartPole: what works, what the two notebooks did, and how long each takes.
#include <algorithm>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/lab/experiment.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/rl/returns.hpp"

using namespace minirl;

namespace {

using Runs = std::vector<SeedRun<Reinforce>>;

Runs learn_ten_times(const std::string& env, const ReinforceSetup& setup) {
  return run_seeds({.env = env, .steps = setup.steps, .seeds = seed_range(0, 10)},
                   [&](const DiscreteEnv& e, std::uint64_t seed) { return make_reinforce(setup, e, seed); });
}

// ---- What works

// How many of the seeds end with final weights that earn `enough` on average over 100 greedy episodes.
void judge(Findings& findings, const std::string& what, const Runs& runs, double enough, long at_least) {
  const std::vector<double> means = greedy_means(runs);
  const long solved = std::count_if(means.begin(), means.end(), [&](double m) { return m >= enough; });
  findings.judged(
      join(what, ", seeds 0 to 9: final weights whose greedy mean of 100 episodes is at least ", enough), "-",
      join(solved, " of 10; ", spread(means)), solved >= at_least);
}

void film(Findings& findings, const KeptPicture& picture, const Reinforce& agent) {
  const auto env = make_discrete("CartPole-v1");
  const auto greedy = [&](const Tensor& s) { return agent.best_action(s); };
  findings.picture(picture, record_episode(*env, greedy, {.seed = evaluation_seed(0, 0)}));
}

Series minirls_settings(Findings& findings) {
  const ReinforceSetup& setup = reinforce_preset("CartPole-v1", "minirl");
  const Runs runs = learn_ten_times("CartPole-v1", setup);
  judge(findings, "CartPole-v1, preset minirl, 300,000 steps", runs, 475, 10);
  judge(findings, "CartPole-v0, preset minirl, 300,000 steps",
        learn_ten_times("CartPole-v0", reinforce_preset("CartPole-v0", "minirl")), 195, 10);
  film(findings,
       {"untrained.gif", "Before learning: a policy with the weights that seed 0 draws.", Place::cover},
       make_reinforce(setup, *make_discrete("CartPole-v1"), 0));
  film(findings,
       {"cartpole.gif", "After REINFORCE, 300,000 steps: the same start; 500 steps are ten seconds.",
        Place::cover},
       runs[0].agent);
  return learning_curve("minirl: 128 relu units, 20 episodes an update", runs);
}

// Five numbers are enough, if they are changed often and far enough.
Series five_numbers(Findings& findings) {
  const ReinforceSetup& setup = reinforce_preset("CartPole-v1", "logistic");
  const Runs runs = learn_ten_times("CartPole-v1", setup);
  judge(findings, "CartPole-v1, preset logistic (5 numbers), 100,000 steps", runs, 475, 9);
  return learning_curve("logistic: 5 numbers, ten times the learning rate", runs);
}

// ---- The first notebook: one logit, five numbers

// The mean return of an iteration's 5 episodes, as the notebook prints it.
std::string mean_rewards(const Runs& runs, std::size_t iteration) {
  std::vector<double> means;
  for (const auto& run : runs) {
    double mean = 0;
    for (std::size_t i = 5 * iteration - 5; i < 5 * iteration; ++i) {
      mean += run.curve.at(i).episode_return / 5;
    }
    means.push_back(mean);
  }
  return spread(means);
}

// Adam moves a weight by about the learning rate, 0.01, in each iteration, and weights start between -1.1 and
// 1.1: 100 iterations do not reach the -3.8 that the notebook shows in the end. It had learned for longer.
Series notebooks_settings(Findings& findings) {
  ReinforceSetup setup = reinforce_preset("CartPole-v1", "notebook");
  setup.steps = 300'000;
  const Runs runs = learn_ten_times("CartPole-v1", setup);
  findings.noted("preset notebook, seeds 0 to 9: mean rewards of iteration 100", "93.2",
                 mean_rewards(runs, 100));
  findings.noted("the same at iteration 300, as if its cell had run three times", "-",
                 mean_rewards(runs, 300));
  return learning_curve("notebook: 5 numbers, 5 episodes an update", runs);
}

void notebooks_weights(Findings& findings) {
  Dense layer(4, 1);
  layer.weight = Tensor({4, 1}, {0.14142771f, -0.27035353f, -3.7889357f, -2.3700495f});
  layer.bias = Tensor::vector({-0.03394771f});
  const auto env = make_discrete("CartPole-v1");
  Reinforce agent(sequential(layer), Discrete(2), {}, Rng(0).stream("agent"));
  const Evaluation greedy = evaluate(*env, [&](const Tensor& s) { return agent.best_action(s); });
  const Evaluation sampled = evaluate(*env, [&](const Tensor& s) { return agent.act(s); });
  findings.noted("the five numbers the notebook learned, the likelier action: mean of 100 episodes", "-",
                 join(fixed(greedy.mean, 2), " (lowest ", greedy.lowest, ")"));
  findings.noted("the same five numbers, actions drawn by their probabilities", "-",
                 join(fixed(sampled.mean, 2), " (lowest ", sampled.lowest, ")"));
}

// ---- The second notebook: iterations of 100 games until ten test games earn more than 180

constexpr int games = 100, test_games = 10, patience = 50;
constexpr double expected_reward = 180;

double mean_of_test_games(DiscreteEnv& env, Reinforce& agent) {
  double total = 0;
  for (int i = 0; i < test_games; ++i) {
    total += play_episode(env, [&](const Tensor& s) { return agent.act(s); }).total();
  }
  return total / test_games;
}

// Our agent learns after every 5 games, from games that its present policy has played.
int iterations_of_minirl(std::uint64_t seed) {
  const auto env = make_discrete("CartPole-v1");
  env->reset(seed);
  ReinforceSetup setup{.hidden = 128};
  setup.agent = {.gamma = 0.99, .episodes_per_update = 5, .learning_rate = 0.01};
  Reinforce agent = make_reinforce(setup, *env, seed);
  for (int iteration = 1; iteration <= patience; ++iteration) {
    for (int game = 0; game < games; ++game) {
      agent.observe(play_episode(*env, [&](const Tensor& s) { return agent.act(s); }));
      agent.learn();
    }
    if (mean_of_test_games(*env, agent) > expected_reward) return iteration;
  }
  return patience + 1;
}

// The notebook's updates, one for each trajectory. Three things to see: all 100 come from games that the
// policy played before the first of them; a sum over time makes long games count more, and their returns are
// long too; and the environment's time limit is ignored, so games run on (here to 2000 steps at most).
void notebooks_updates(Sequential& policy, Adam& adam, const std::vector<Episode>& trajectories) {
  for (const Episode& trajectory : trajectories) {
    const std::vector<double> returns = discounted_returns(trajectory.rewards, 0.99);
    Tensor weights({trajectory.length()});
    std::copy(returns.begin(), returns.end(), weights.begin());
    GradientTape tape;
    const Var logits = policy(tape.constant(batch_of_observations({trajectory})));
    const Var loss = -sum(log_probability(logits, trajectory.actions) * std::move(weights));
    adam.step(policy, tape.gradient(loss, policy));
  }
}

int iterations_of_notebook(std::uint64_t seed) {
  TimeLimit env(CartPole{}, 2000);
  env.reset(seed);
  const Rng rng(seed);
  Sequential policy = sequential(Dense(4, 128, torch_uniform), Relu{}, Dense(128, 2, torch_uniform));
  initialise(policy, rng.stream("policy"));
  Adam adam({.learning_rate = Scalar(0.01)});
  for (int iteration = 1; iteration <= patience; ++iteration) {
    Reinforce player(policy, Discrete(2), {}, rng.stream(join("iteration ", iteration)));
    std::vector<Episode> trajectories;
    for (int game = 0; game < games; ++game) {
      trajectories.push_back(play_episode(env, [&](const Tensor& s) { return player.act(s); }));
    }
    notebooks_updates(policy, adam, trajectories);
    Reinforce tested(policy, Discrete(2), {}, rng.stream(join("test ", iteration)));
    if (mean_of_test_games(env, tested) > expected_reward) return iteration;
  }
  return patience + 1;
}

std::string iterations_text(const std::vector<int>& iterations) {
  return spread({iterations.begin(), iterations.end()}, 0);
}

void iterations(Findings& findings, const ChapterOptions& options) {
  const auto seeds = seed_range(0, 10);
  const std::string what = "4-128-2: iterations of 100 games until ten test games earn more than 180";
  if (options.wants("notebook")) {
    findings.noted(join(what, ", the notebook's updates"), "10",
                   iterations_text(for_seeds(seeds, iterations_of_notebook)));
  }
  if (options.wants("minirl")) {
    const std::vector<int> ours = for_seeds(seeds, iterations_of_minirl);
    findings.judged(join(what, ", an update after every 5 games; at most 5 on seeds 0 to 9"), "10",
                    iterations_text(ours), median({ours.begin(), ours.end()}) <= 5);
  }
}

void cartpole(Findings& findings, const ChapterOptions& options) {
  std::vector<Series> curves;
  if (options.wants("minirl")) {
    curves.push_back(minirls_settings(findings));
    curves.push_back(five_numbers(findings));
  }
  if (options.wants("notebook")) {
    curves.push_back(notebooks_settings(findings));
    notebooks_weights(findings);
  }
  iterations(findings, options);
  const Plot plot{.title = "REINFORCE on CartPole-v1, 10 seeds",
                  .x_label = "environment steps",
                  .y_label = "return of an episode",
                  .series = curves,
                  .reference_lines = {{475, "solved: 475"}}};
  findings.picture(
      {"learning_curve.svg",
       "Training episodes of the seeds 0 to 9. Their actions are drawn by chance; what the "
       "likeliest actions earn in the end stands in the table. Each seed counts with the mean of "
       "its last 20 episodes: a line is the median of the seeds, a band their whole range."},
      to_svg(plot));
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words,
                     {.title = "04.3 CartPole", .presets = {"minirl", "notebook"}, .run = cartpole});
}
