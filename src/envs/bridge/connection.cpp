#include "envs/bridge/connection.hpp"

#include <sched.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "envs/bridge/child_source.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl::bridge {
namespace {

constexpr std::string_view greeting = "minirl's bridge, version 1";
constexpr std::uint32_t longest_message = 1u << 28;  // bytes
constexpr double longest_timeout = 1e8;              // s: three years

std::string python_of(const GymnasiumConfig& config) {
  if (!config.python.empty()) return config.python;
  const char* named = std::getenv("MINIRL_PYTHON");
  return named != nullptr && *named != '\0' ? named : "python3";
}

double checked_timeout(const char* what, double seconds) {
  if (seconds > 0) return std::min(seconds, longest_timeout);
  throw ConfigError(join("gymnasium: ", what, " is ", seconds, " s, it must be above 0"));
}

Clock::time_point after(double seconds) {
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

// As the Python process says its own in a result.
int present_processor() {
#ifdef __linux__
  return ::sched_getcpu() & 0xFFFF;
#else
  return -1;
#endif
}

Shape read_shape(MessageReader& message) {
  int extents[Shape::max_rank] = {};
  const auto rank = std::min(message.number<std::uint32_t>(), std::uint32_t{Shape::max_rank});
  for (std::uint32_t axis = 0; axis < rank; ++axis) extents[axis] = message.number<std::int32_t>();
  return {extents, static_cast<int>(rank)};
}

Tensor read_bounds(MessageReader& message, const Shape& shape) {
  Tensor bounds(shape);
  for (Scalar& bound : bounds) bound = message.number<float>();
  return bounds;
}

Description::Space read_space(MessageReader& message) {
  enum Kind : std::uint32_t { unfit, discrete, box, pixels };
  const auto kind = message.number<std::uint32_t>();
  if (kind == discrete) {
    const auto n = message.number<std::int32_t>(), start = message.number<std::int32_t>();
    return Discrete(n, start);
  }
  if (kind == pixels) {
    const auto height = message.number<std::int32_t>(), width = message.number<std::int32_t>();
    return Pixels(height, width, message.number<std::int32_t>());
  }
  if (kind != box) return Unfit{};
  const auto numbers = message.number<std::uint32_t>() != 0 ? Box::Numbers::whole : Box::Numbers::real;
  const Shape shape = read_shape(message);
  Tensor low = read_bounds(message, shape);
  return Box(std::move(low), read_bounds(message, shape), numbers);
}

Description read_description(MessageReader message) {
  Description d;
  d.versions = message.text();
  const auto limit = message.number<std::int64_t>();
  if (limit >= 0) d.max_episode_steps = static_cast<int>(std::min<std::int64_t>(limit, 2'147'483'647));
  const auto threshold = message.number<double>();
  if (!std::isnan(threshold)) d.reward_threshold = threshold;
  if (const auto pace = message.number<std::uint32_t>(); pace > 0) d.steps_a_second = static_cast<int>(pace);
  d.renders = message.number<std::uint32_t>() != 0;
  d.observation_bytes = message.number<std::uint32_t>();
  d.shared_places = message.number<std::uint32_t>();
  d.observations_text = message.text();
  d.observations = read_space(message);
  d.actions_text = message.text();
  d.actions = read_space(message);
  return d;
}

}  // namespace

Connection::Connection(const GymnasiumConfig& config)
    : name_("gymnasium:" + config.id),
      python_(python_of(config)),
      timeout_(checked_timeout("start_timeout", config.start_timeout)) {
  const double step_timeout = checked_timeout("step_timeout", config.step_timeout);
  try {
    process_.emplace(std::vector<std::string>{python_, "-c", child_source}, memory_.number());
  } catch (const IoError& error) {
    throw ConfigError(join(name_, ": ", error.what(),
                           "; GymnasiumConfig::python or the environment variable MINIRL_PYTHON says which "
                           "Python to take, else it is python3"));
  }
  greet();
  make(config);
  timeout_ = step_timeout;
}

// Whatever answers otherwise is no Python, or too old to understand the program.
void Connection::greet() {
  deadline_ = after(timeout_);
  const Transfer transfer = process_->read(sizeof(MessageHead) + greeting.size(), deadline_);
  if (transfer == Transfer::late) must_be(transfer, "start");
  const auto received = process_->received();
  const bool greets =
      transfer == Transfer::done &&
      std::equal(greeting.begin(), greeting.end(), received.begin() + sizeof(MessageHead), received.end(),
                 [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
  process_->take_all();
  if (greets) return;
  const std::string end = transfer == Transfer::ended ? join(" and ", process_->how_it_ended()) : "";
  const std::string words = process_->last_words();
  throw ConfigError(join(name_, ": ", python_, " does not behave like Python 3.8 or newer", end,
                         words.empty() ? "" : "; it wrote:\n", words));
}

void Connection::make(const GymnasiumConfig& config) {
  request_.begin(Opcode::make);
  request_.text(config.id);
  request_.text(config.kwargs);
  request_.text(config.observation);
  request_.number(static_cast<std::uint32_t>(config.imports.size()));
  for (const std::string& module : config.imports) request_.text(module);
  request_.number(std::uint32_t{memory_.exists()});
  ask(request_.finished(), "make");
  description_ = read_description(answer(Opcode::description, "make"));
  if (description_.shared_places > 0)
    memory_.map(description_.shared_places * description_.observation_bytes);
}

RawResult Connection::reset(std::optional<std::uint64_t> seed) {
  request_.begin(Opcode::reset);
  request_.number(std::uint64_t{seed.has_value()});
  request_.number(seed.value_or(0));
  return result("reset");
}

MessageWriter& Connection::new_step() {
  request_.begin(Opcode::step);
  return request_;
}

RawResult Connection::step() { return result("step"); }

RawResult Connection::result(const char* what) {
  ask(request_.finished(), what);
  MessageReader message = answer(Opcode::result, what);
  RawResult r;
  r.reward = message.number<double>();
  r.terminated = message.number<std::uint8_t>() != 0;
  r.truncated = message.number<std::uint8_t>() != 0;
  const auto place = message.number<std::uint8_t>();
  message.bytes(3);  // so that the observation is aligned
  process_->looks_before_sleeping(message.number<std::uint16_t>() != present_processor());
  r.observation = description_.shared_places > 0 ? shared_observation(place) : message.rest();
  if (!std::isfinite(r.reward)) throw NumericError(join(name_, ", ", what, ": the reward is ", r.reward));
  return r;
}

std::span<const std::uint8_t> Connection::shared_observation(std::size_t place) const {
  const std::size_t places = description_.shared_places, bytes = description_.observation_bytes;
  if (place < places) return memory_.bytes().subspan(place * bytes, bytes);
  throw ChildError(join(name_, ": the observation is in place ", place, " of ", places));
}

Frame Connection::render() {
  request_.begin(Opcode::render);
  ask(request_.finished(), "render");
  MessageReader message = answer(Opcode::picture, "render");
  const auto height = message.number<std::int32_t>(), width = message.number<std::int32_t>();
  return {height, width, 3, message.rest()};
}

void Connection::ask(std::span<const std::uint8_t> request, const char* what) {
  if (!failure_.empty()) throw ChildError(join(name_, ", ", what, ": its process is gone; ", failure_));
  deadline_ = after(timeout_);
  process_->take_all();
  must_be(process_->write(request, deadline_), what);
}

MessageReader Connection::answer(Opcode expected, const char* what) {
  must_be(process_->read(sizeof(MessageHead), deadline_), what);
  MessageHead head;
  std::memcpy(&head, process_->received().data(), sizeof head);
  if (head.length > longest_message || (head.opcode != expected && head.opcode != Opcode::failure)) {
    process_->kill();
    fail(join(name_, ", ", what, ": the answer is no message of the bridge"));
  }
  must_be(process_->read(sizeof head + head.length, deadline_), what);
  MessageReader message(process_->received().subspan(sizeof head, head.length));
  if (head.opcode == expected) return message;

  const std::string mistake = message.text(), traceback = message.text();
  const std::string whole = join(name_, ", ", what, ": ", mistake, traceback.empty() ? "" : "\n", traceback);
  if (expected == Opcode::description) throw ConfigError(whole);
  throw ChildError(whole);
}

void Connection::must_be(Transfer transfer, const char* what) {
  if (transfer == Transfer::done) return;
  if (transfer == Transfer::ended) {
    fail(join(name_, ", ", what, ": the Python process ", process_->how_it_ended()));
  }
  process_->kill();
  fail(join(name_, ", ", what, ": no answer within ", timeout_,
            " s, the Python process was killed; start_timeout and step_timeout set the limits"));
}

void Connection::fail(const std::string& message) {
  failure_ = message;
  const std::string words = process_->last_words();
  throw ChildError(join(message, words.empty() ? "" : "\nIt last wrote:\n", words));
}

}  // namespace minirl::bridge
