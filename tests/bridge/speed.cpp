// How long a step takes through the bridge and in Python itself, measured in turns.
// usage: minirl_bridge_speed SPEED_PY   (tests/bridge/speed.py; MINIRL_PYTHON names the Python)
// Prints a row for each world; exit status 1 if the bridge costs more than it may.
#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "envs/bridge/child_process.hpp"
#include "minirl/envs/bridge/gymnasium.hpp"

namespace {

using namespace minirl;
using bridge::Clock;

struct Case {
  std::string id;
  int rounds, steps;    // so many rounds of so many steps
  double most_extra;    // us a step that the bridge may add
  double most_percent;  // or this much of Python's time, whichever is more
};

template <class E>
void play(E& env, int steps) {
  for (int i = 0; i < steps; ++i) {
    if (env.step(i / 3 % 2).done()) env.reset();
  }
}

// Of a running loop: the first steps, which find the caches as the other process left them, do not count.
template <class E>
double microseconds(E& env, int steps) {
  play(env, steps / 5);
  const auto started = Clock::now();
  play(env, steps);
  return std::chrono::duration<double, std::micro>(Clock::now() - started).count() / steps;
}

// The same loop in a process that only plays.
double in_python(bridge::ChildProcess& python, const Case& c) {
  const std::string question = join(c.id, " ", c.steps, "\n");
  const auto deadline = Clock::now() + std::chrono::seconds(60);
  python.take_all();
  python.write({reinterpret_cast<const std::uint8_t*>(question.data()), question.size()}, deadline);
  for (std::size_t size = 1;; ++size) {
    if (python.read(size, deadline) != bridge::Transfer::done)
      throw Error("no answer: " + python.last_words());
    const auto got = python.received();
    if (got.back() == '\n') return parse_double(std::string(got.begin(), got.end() - 1), "microseconds");
    size = got.size();
  }
}

double best(const std::vector<double>& times) { return *std::min_element(times.begin(), times.end()); }

// The fastest rounds, so that what else runs on the machine counts as little as it can.
bool is_fast_enough(bridge::ChildProcess& python, const Case& c) {
  const AnyEnv any = make_env("gymnasium:" + c.id);
  return std::visit(
      [&](const auto& env) {
        using E = std::decay_t<decltype(*env)>;
        if constexpr (!std::is_same_v<typename E::Action, int>) {
          return false;
        } else {
          env->reset(0);
          std::vector<double> bridged, alone;
          for (int round = 0; round < c.rounds; ++round) {
            alone.push_back(in_python(python, c));
            bridged.push_back(microseconds(*env, c.steps));
          }
          const double extra = best(bridged) - best(alone);
          const double most = std::max(c.most_extra, c.most_percent / 100 * best(alone));
          std::cout << join(c.id, ": ", fixed(best(bridged), 1), " us a step through the bridge, ",
                            fixed(best(alone), 1), " in Python: ", fixed(extra, 1), " more, ", fixed(most, 1),
                            " allowed\n")
                    << std::flush;
          return extra <= most;
        }
      },
      any);
}

}  // namespace

int main(int count, char** words) {
  try {
    const char* named = std::getenv("MINIRL_PYTHON");
    bridge::ChildProcess python({named != nullptr ? named : "python3", count == 2 ? words[1] : "speed.py"});
    bool fast = true;
    for (const Case& c : {Case{"CartPole-v1", 100, 200, 60, 0}, Case{"ALE/Pong-v5", 100, 50, 0, 10}}) {
      fast = is_fast_enough(python, c) && fast;
    }
    return fast ? 0 : 1;
  } catch (const std::exception& error) {
    std::cout << error.what() << '\n';
    return 1;
  }
}
