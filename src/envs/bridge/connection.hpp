// A connection: one environment in a Python process, asked and answered.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "envs/bridge/child_process.hpp"
#include "envs/bridge/messages.hpp"
#include "envs/bridge/shared_memory.hpp"
#include "minirl/envs/bridge/gymnasium.hpp"
#include "minirl/envs/spaces.hpp"
#include "minirl/tensor/frame.hpp"

namespace minirl::bridge {

/// A space of a kind that this library has no values for.
struct Unfit {};

/// What the Python process says of its environment.
struct Description {
  using Space = std::variant<Unfit, Discrete, Box, Pixels>;

  std::string versions;  // "Gymnasium 1.3.0, Python 3.11.7"
  std::optional<int> max_episode_steps;
  std::optional<double> reward_threshold;
  std::optional<int> steps_a_second;  // the pace at which it is shown
  bool renders = false;
  std::size_t observation_bytes = 0;
  std::size_t shared_places = 0;  // in shared memory, one for each of the latest observations; 0 if not used
  std::string observations_text, actions_text;  // as Python prints the spaces
  Space observations, actions;
};

/// What a reset or a step brings. The observation lies in the connection's memory until the next request.
struct RawResult {
  double reward = 0;
  bool terminated = false, truncated = false;
  std::span<const std::uint8_t> observation;
};

class Connection {
 public:
  /// Starts the process and has the environment made. Throws as make_gymnasium does.
  explicit Connection(const GymnasiumConfig& config);

  const Description& description() const { return description_; }
  /// "gymnasium:CartPole-v1", with which errors begin.
  const std::string& name() const { return name_; }

  RawResult reset(std::optional<std::uint64_t> seed);

  /// The request for a step, to which the action is still to be added, and its answer.
  MessageWriter& new_step();
  RawResult step();

  Frame render();

 private:
  void greet();
  void make(const GymnasiumConfig& config);
  void ask(std::span<const std::uint8_t> request, const char* what);
  MessageReader answer(Opcode expected, const char* what);
  void must_be(Transfer transfer, const char* what);
  [[noreturn]] void fail(const std::string& message);
  RawResult result(const char* what);
  std::span<const std::uint8_t> shared_observation(std::size_t place) const;

  std::string name_, python_;
  double timeout_;       // s: of the request at hand
  SharedMemory memory_;  // where large observations are laid, which saves two copies
  std::optional<ChildProcess> process_;
  Clock::time_point deadline_;
  std::string failure_;  // what ended the process; "" while it runs
  Description description_;
  MessageWriter request_;
};

}  // namespace minirl::bridge
