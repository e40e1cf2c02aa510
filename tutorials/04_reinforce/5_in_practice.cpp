// In practice: several environments at once, weight decay, and a policy that is saved and deployed.
#include <algorithm>
#include <filesystem>

#include "minirl/agents/reinforce_presets.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/experiment.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/lab/train_parallel.hpp"
#include "minirl/nn/save.hpp"

using namespace minirl;

namespace {

// ---- Several environments

struct Together {
  Reinforce agent;
  double seconds;
};

// The second notebook's three environments take turns. Here they really play at once.
Together learn_together(int environments, int threads, std::uint64_t seed) {
  ReinforceSetup setup{.hidden = 128, .steps = 100'000};
  setup.agent = {.episodes_per_update = 12, .learning_rate = 0.01};
  std::vector<Player> players = make_players("CartPole-v1", environments, seed);
  Reinforce agent = make_reinforce(setup, *players[0].env, seed);
  const TrainResult result = train_parallel(players, agent, {.steps = setup.steps, .seed = seed}, threads);
  return {std::move(agent), result.seconds};
}

std::vector<Tensor> weights_of(const Reinforce& agent) {
  std::vector<Tensor> weights;
  for_each_parameter(agent.policy(), [&](const Tensor& w) { weights.push_back(w); });
  return weights;
}

void environments(Findings& findings) {
  const Together alone = learn_together(12, 1, 0), two = learn_together(12, 2, 0),
                 many = learn_together(12, 7, 0);
  const bool same =
      weights_of(alone.agent) == weights_of(two.agent) && weights_of(alone.agent) == weights_of(many.agent);
  findings.judged("12 environments on 1, 2 and 7 threads: the same weights after 100,000 steps", "-",
                  same ? "yes, to the last bit" : "no", same);
  findings.noted("how much faster on 2 threads than on 1 (a time, not checked)", "-",
                 join(fixed(alone.seconds / two.seconds, 2), " times"));
  const auto means = for_seeds(seed_range(0, 10), [](std::uint64_t seed) {
    Together run = learn_together(3, 1, seed);
    const auto env = make_discrete("CartPole-v1");
    return evaluate(*env, [&](const Tensor& s) { return run.agent.best_action(s); }, {.seed = seed}).mean;
  });
  findings.noted(
      "three environments as in the notebook, 100,000 steps, seeds 0 to 9: greedy mean of 100 episodes", "-",
      spread(means));
}

// ---- Weight decay

void weight_decay(Findings& findings) {
  std::vector<Series> series;
  for (const double decay : {0.0, 0.001, 0.01, 0.1, 1.0}) {
    ReinforceSetup setup{.hidden = 128, .steps = 60'000};
    setup.agent = {.episodes_per_update = 10, .learning_rate = 0.01, .weight_decay = decay};
    const auto runs = run_seeds(
        {.env = "CartPole-v1", .steps = setup.steps, .seeds = seed_range(0, 10)},
        [&](const DiscreteEnv& env, std::uint64_t seed) { return make_reinforce(setup, env, seed); });
    findings.noted(join("weight decay ", decay, ", 60,000 steps, seeds 0 to 9: greedy mean of 100 episodes"),
                   "-", spread(greedy_means(runs)));
    series.push_back(learning_curve(join("weight decay ", decay), runs, {.band = Band::quartiles}));
  }
  findings.picture(
      {"weight_decay.svg",
       "REINFORCE on CartPole-v1 with weight decay: medians and quartiles of ten seeds. Adam scales "
       "gradient and decay together; a decay of 1 leaves no weights to decide with."},
      to_svg(Plot{.title = "CartPole-v1, weight decay",
                  .x_label = "environment steps",
                  .y_label = "return of an episode",
                  .series = series,
                  .reference_lines = {}}));
}

// ---- Save, deploy

Evaluation greedy(Reinforce& agent, std::uint64_t seed) {
  const auto env = make_discrete("CartPole-v1");
  return evaluate(*env, [&](const Tensor& s) { return agent.best_action(s); }, {.seed = seed});
}

// The weights go to a file and come back into an agent that was never trained.
void deploy(Findings& findings, const std::filesystem::path& file) {
  const ReinforceSetup& setup = reinforce_preset("CartPole-v1", "minirl");
  const auto env = make_discrete("CartPole-v1");
  Reinforce trained = make_reinforce(setup, *env, 0);
  train(*env, trained, {.steps = setup.steps, .seed = 0});
  save(file, trained.policy(), {{"env", "CartPole-v1"}, {"agent", "reinforce"}});

  Sequential policy = reinforce_policy(setup, 4, 2);
  load(file, policy);
  Reinforce deployed(policy, Discrete(2), setup.agent, Rng(0).stream("deployed"));
  const Evaluation before = greedy(trained, 0), after = greedy(deployed, 0);
  findings.judged("trained, saved, loaded and deployed for 100 episodes: the same returns",
                  "fails to make its environment",
                  join("mean ", fixed(after.mean, 2), ", lowest ", after.lowest),
                  before.returns == after.returns);
  const Evaluation drawn = evaluate(*env, [&](const Tensor& s) { return deployed.act(s); });
  findings.noted("the same policy, actions drawn by their probabilities", "-",
                 join("mean ", fixed(drawn.mean, 2), ", lowest ", drawn.lowest));
}

void in_practice(Findings& findings, const ChapterOptions& options) {
  environments(findings);
  weight_decay(findings);
  const auto folder = options.out.empty() ? std::filesystem::temp_directory_path() : options.out;
  deploy(findings, folder / "reinforce.safetensors");
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "04.5 In practice", .run = in_practice});
}
