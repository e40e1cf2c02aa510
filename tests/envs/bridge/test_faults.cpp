// The bridge with worlds that break the contract: each fault is an error that says what happened, never a
// hang.
#include <unistd.h>

#include <fstream>

#include "envs/bridge/stand_in.hpp"

using namespace minirl;
using namespace minirl::stand_in;

namespace {

GymnasiumConfig faulty(const std::string& fault, const std::string& at = "step") {
  return {.id = "Faulty-v0", .kwargs = join(R"({"fault": ")", fault, R"(", "at": ")", at, "\"}")};
}

// What the first step of a faulty world throws.
template <class Failure = ChildError>
std::string step_failure(const std::string& fault) {
  const auto env = discrete(faulty(fault));
  env->reset(0);
  return failure_of<Failure>([&] { env->step(0); });
}

template <class Failure = ChildError>
std::string odd_failure(const std::string& what) {
  const auto env =
      made<std::unique_ptr<TabularEnv>>({.id = "Odd-v0", .kwargs = join(R"({"what": ")", what, "\"}")});
  env->reset(0);
  return failure_of<Failure>([&] { env->step(0); });
}

// A zombie, which waits for its new parent to look at it, has ended.
bool is_running(int process) {
  std::ifstream file(join("/proc/", process, "/stat"));
  std::string number, name, state;
  return file >> number >> name >> state && state != "Z";
}

}  // namespace

TEST_CASE("bridge: an exception arrives with its class, its message and where it happened") {
  if (!is_there()) return;
  const auto env = discrete(faulty("raise"));
  env->reset(0);
  const std::string failure = failure_of([&] { env->step(0); });
  CHECK(holds(failure, "gymnasium:Faulty-v0, step: ValueError: the ice broke\n"));
  CHECK(holds(failure, "in raise_error"));
  CHECK(env->reset(0)[0] == 0);  // the process goes on
}

TEST_CASE("bridge: a process that ends says how, and its last words") {
  if (!is_there()) return;
  const auto env = discrete(faulty("exit"));
  env->reset(0);
  CHECK(failure_of([&] { env->step(0); }) ==
        "gymnasium:Faulty-v0, step: the Python process ended with exit status 3\nIt last wrote:\nthe ice is "
        "thin");
  CHECK(
      failure_of([&] { env->reset(1); }) ==
      "gymnasium:Faulty-v0, reset: its process is gone; gymnasium:Faulty-v0, step: the Python process ended "
      "with exit status 3");
}

TEST_CASE("bridge: a process that is killed") {
  if (!is_there()) return;
  CHECK(step_failure("signal") ==
        "gymnasium:Faulty-v0, step: the Python process was ended by signal 9 (Killed)");
  CHECK(
      holds(failure_of([] { discrete(faulty("signal", "reset"))->reset(0); }), "reset: the Python process"));
}

TEST_CASE("bridge: silence ends at the time-out") {
  if (!is_there()) return;
  GymnasiumConfig config = faulty("hang", "reset");
  config.step_timeout = 0.4;
  const auto env = discrete(config);
  std::string failure;
  const double seconds = seconds_of([&] { failure = failure_of([&] { env->reset(0); }); });
  CHECK(
      failure ==
      "gymnasium:Faulty-v0, reset: no answer within 0.4 s, the Python process was killed; start_timeout and "
      "step_timeout set the limits\nIt last wrote:\nwaiting");
  CHECK(seconds >= 0.4);
  CHECK(seconds < 20);
  CHECK(holds(failure_of([&] { env->reset(0); }), "its process is gone"));
}

TEST_CASE("bridge: a process that never starts to answer") {
  const GymnasiumConfig config{
      .id = "Count-v0", .python = MINIRL_SOURCE_DIR "/tests/envs/bridge/fake/sleeper", .start_timeout = 0.2};
  CHECK(holds(failure_of([&] { make_gymnasium(config); }), "start: no answer within 0.2 s"));
}

TEST_CASE("bridge: what an environment prints disturbs nothing, however much it is") {
  if (!is_there()) return;
  const auto env = discrete(faulty("prints"));
  env->reset(0);
  for (int i = 0; i < 3; ++i) CHECK(env->step(1).observation[0] == 0);

  GymnasiumConfig endless = faulty("prints for ever", "reset");
  endless.step_timeout = 0.4;
  CHECK(holds(failure_of([&] { discrete(endless)->reset(0); }), "no answer within 0.4 s"));
}

TEST_CASE("bridge: an environment that closes what is not its own") {
  if (!is_there()) return;
  CHECK(holds(step_failure("closes"), "the Python process closed its output and was killed"));
}

TEST_CASE("bridge: an environment that asks the keyboard gets no answer") {
  if (!is_there()) return;
  CHECK(holds(step_failure("input"), "EOFError"));
}

TEST_CASE("bridge: observations that break their promise") {
  if (!is_there()) return;
  CHECK(step_failure<NumericError>("nan") == "gymnasium:Faulty-v0: number 0 of the observation is nan");
  CHECK(step_failure("dtype") ==
        "gymnasium:Faulty-v0, step: the observation is an array of float64 of shape (1,); the space promises "
        "float32 of shape (1,)");
  CHECK(holds(step_failure("list"), "an array of float64 of shape (1,)"));
  CHECK(holds(step_failure("shape"),
              "an array of float32 of shape (2,); the space promises float32 of shape (1,)"));
  CHECK(odd_failure("outside") ==
        "gymnasium:Odd-v0: the observation is 14, the space promises Discrete(4, start=10)");
  CHECK(holds(odd_failure("fraction"), "the observation is 10.5; the space promises Discrete(4)"));
}

TEST_CASE("bridge: rewards and results that are none") {
  if (!is_there()) return;
  CHECK(odd_failure<NumericError>("reward") == "gymnasium:Odd-v0, step: the reward is nan");
  CHECK(holds(odd_failure("old"), "ValueError: not enough values to unpack (expected 5, got 4)"));
  CHECK(holds(odd_failure("text"), "ValueError: could not convert string to float"));
}

TEST_CASE("bridge: what an environment has started ends with it") {
  if (!is_there()) return;
  int process = 0;
  {
    const auto env = discrete({.id = "Helper-v0"});
    process = static_cast<int>(env->reset(0)[0]);
    CHECK(is_running(process));
  }
  bool is_gone = false;
  for (int i = 0; i < 1000 && !is_gone; ++i) {
    is_gone = !is_running(process);
    if (!is_gone) ::usleep(10'000);
  }
  CHECK(is_gone);
}
