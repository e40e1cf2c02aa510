// A program of somebody else, as it stands in the README; tests/outside/run.sh builds it in three ways.
#include <minirl/minirl.hpp>

#include <iostream>

using namespace minirl;

int main() {
  Rng rng(42);
  TimeLimit env(CartPole{}, 500);
  Sequential policy = sequential(Dense(4, 128), Relu{}, Dense(128, 2));
  initialise(policy, rng.stream("policy"));

  Reinforce agent(policy, env.action_space(), {.gamma = 0.99, .learning_rate = 0.005}, rng.stream("agent"));
  train(env, agent, {.steps = 100'000, .seed = 42, .observers = {progress(), csv("curve.csv")}});
  save("cartpole.safetensors", agent);

  const Evaluation e = evaluate(env, [&](const Tensor& s) { return agent.best_action(s); });
  std::cout << "mean return of 100 episodes: " << e.mean << '\n';
}
