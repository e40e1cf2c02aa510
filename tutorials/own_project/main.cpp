// Trains the helmsman on the ferry and says how long it stays off the banks.
#include <iostream>

#include "ferry.hpp"
#include "helmsman.hpp"

using namespace minirl;

int main() {
  TimeLimit env(Ferry{}, 500);
  Helmsman helmsman(Rng(42).stream("helmsman"));
  const auto steer = [&](const Tensor& s) { return helmsman.best_action(s); };

  const Evaluation before = evaluate(env, steer);
  train(env, helmsman, {.steps = 200'000, .seed = 42, .observers = {progress(), csv("curve.csv")}});
  const Evaluation after = evaluate(env, steer);
  save("helmsman.safetensors", helmsman);
  std::cout << "mean steps of 100 crossings: " << before.mean << " before, " << after.mean << " after\n";
}
