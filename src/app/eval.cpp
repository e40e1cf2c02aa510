// The verb eval: plays a trained agent again.
#include <iostream>

#include "app/agent_registry.hpp"
#include "app/arguments.hpp"
#include "app/verbs.hpp"
#include "minirl/core/text.hpp"

namespace minirl::app {
namespace {

const Usage usage{
    .verb = "eval",
    .operands = "FILE",
    .about = "Evaluates saved weights. Without options it plays the episodes of the run's own summary again.",
    .options = {{"--episodes", "N", "how many episodes, 100 if not given"},
                {"--seed", "S",
                 "episode i starts from seed 1000000 + 1000 S + i; the run's own seed if not given"},
                {"--sample", "", "draw actions from the policy instead of taking the best"}},
    .least = 1,
    .most = 1,
    .examples = {"eval runs/first/weights.safetensors"}};

int run_eval(const Arguments& arguments) {
  const std::filesystem::path file = arguments.operands()[0];
  RunDescription run = from_metadata(read_safetensors(file).metadata, file.string());
  const AgentSpec& agent = agent_spec(run.agent);
  check_fit(agent, env_spec(run.env));
  EvaluateConfig config;
  config.episodes = static_cast<int>(arguments.count("--episodes", 100, 1'000'000));
  config.seed = run.seed = arguments.seed("--seed", run.seed);
  const AnyPolicy policy =
      agent.policy(file, run, arguments.has("--sample") ? Choice::sampled : Choice::greedy);
  const AnyEnv env = make_env(run.env);
  const Evaluation e = with_policy(
      env, policy, [&](auto& playable, const auto& act) { return evaluate(playable, act, config); });
  std::cout << join(run.agent, " on ", run.env, ", preset ", run.preset, ", seed ", run.seed, "\n")
            << join("eval_episodes ", e.returns.size(), "\neval_return_mean ", e.mean, "\neval_return_std ",
                    e.deviation, "\neval_return_min ", e.lowest, "\n");
  return 0;
}

}  // namespace

Verb eval() { return {usage, run_eval}; }

}  // namespace minirl::app
