// Trains the helmsman on the ferry and says how long it stays off the banks. Settings of the agent may follow
// the program's name: gamma=0.9 hidden=32
#include <iostream>
#include <minirl/core/fields.hpp>
#include <minirl/files/atomic_file.hpp>
#include <minirl/lab/record.hpp>

#include "ferry.hpp"
#include "helmsman.hpp"

using namespace minirl;

namespace {

HelmsmanConfig config_from(int count, char** words) {
  HelmsmanConfig config;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const std::size_t equals = std::min(word.find('='), word.size());
    set_field(config, word.substr(0, equals), word.substr(std::min(equals + 1, word.size())));
  }
  return config;
}

void run(const HelmsmanConfig& config) {
  TimeLimit env(Ferry{}, 500);
  Helmsman helmsman(config, Rng(42).stream("helmsman"));
  const auto steer = [&](const Tensor& s) { return helmsman.best_action(s); };

  const Evaluation before = evaluate(env, steer);
  train(env, helmsman, {.steps = 200'000, .seed = 42, .observers = {progress(), csv("curve.csv")}});
  const Evaluation after = evaluate(env, steer);
  save("helmsman.safetensors", helmsman);
  write_file_atomically("ferry.gif", record_episode(env, steer, {.seed = 42, .width = 240, .height = 60}));
  std::cout << "mean steps of 100 crossings: " << before.mean << " before, " << after.mean << " after\n";
}

}  // namespace

int main(int count, char** words) try { run(config_from(count, words)); } catch (const Error& error) {
  std::cerr << error.what() << '\n';
  return 2;
}
