#include "minirl/envs/bridge/gymnasium.hpp"

#include <cmath>
#include <cstring>

#include "envs/bridge/connection.hpp"
#include "minirl/draw/canvas.hpp"

namespace minirl {
namespace {

using bridge::Connection;
using bridge::MessageWriter;
using bridge::RawResult;
using Bytes = std::span<const std::uint8_t>;

[[noreturn]] void wrong_size(const Connection& connection, Bytes bytes, std::size_t promised) {
  throw ChildError(join(connection.name(), ": the observation has ", bytes.size(),
                        " bytes, the space promises ", promised));
}

int decode(const Connection& connection, Bytes bytes, const Discrete& space) {
  std::int64_t value = 0;
  if (bytes.size() != sizeof value) wrong_size(connection, bytes, sizeof value);
  std::memcpy(&value, bytes.data(), sizeof value);
  if (value < space.start || value - space.start >= space.n) {
    throw ChildError(
        join(connection.name(), ": the observation is ", value, ", the space promises ", space.text()));
  }
  return static_cast<int>(value);
}

Tensor decode(const Connection& connection, Bytes bytes, const Box& space) {
  Tensor t = Tensor::with_room(space.shape());
  const auto size = static_cast<std::size_t>(t.size());
  if (bytes.size() != size * sizeof(float)) wrong_size(connection, bytes, size * sizeof(float));
  Scalar* out = t.data();
  for (std::size_t i = 0; i < size; ++i) {
    float value = 0;
    std::memcpy(&value, bytes.data() + i * sizeof value, sizeof value);
    if (std::isnan(value))
      throw NumericError(join(connection.name(), ": number ", i, " of the observation is nan"));
    out[i] = value;
  }
  return t;
}

Frame decode(const Connection& connection, Bytes bytes, const Pixels& space) {
  const auto promised = static_cast<std::size_t>(space.height * space.width * space.channels);
  if (bytes.size() != promised) wrong_size(connection, bytes, promised);
  return {space.height, space.width, space.channels, bytes};
}

void encode(MessageWriter& message, int a) { message.number(std::int64_t{a}); }

void encode(MessageWriter& message, const Tensor& a) {
  for (const Scalar value : a) message.number(static_cast<float>(value));
}

template <class Obs, class Act>
class GymnasiumEnv final : public Env<Obs, Act> {
 public:
  GymnasiumEnv(std::unique_ptr<Connection> connection, SpaceOf<Obs> observations, SpaceOf<Act> actions)
      : connection_(std::move(connection)),
        observations_(std::move(observations)),
        actions_(std::move(actions)) {}

  const SpaceOf<Obs>& observation_space() const override { return observations_; }
  const SpaceOf<Act>& action_space() const override { return actions_; }

  void draw(Canvas& canvas) const override {
    if (was_reset_ && connection_->description().renders) canvas.picture(connection_->render());
  }

 private:
  // Gymnasium would take a seed from the clock where our contract says 0.
  Obs start(std::optional<std::uint64_t> seed) override {
    if (!seed && !was_reset_) seed = 0;
    const RawResult result = connection_->reset(seed);
    was_reset_ = true;
    return decode(*connection_, result.observation, observations_);
  }

  Step<Obs> advance(const Act& a) override {
    encode(connection_->new_step(), a);
    const RawResult result = connection_->step();
    return {decode(*connection_, result.observation, observations_), result.reward, result.terminated,
            result.truncated};
  }

  void archive_state(Archive&) override {
    throw NoArchiveError(join("archive: ", connection_->name(),
                              " lives in a Python process, which cannot show ",
                              "its state; a run through the bridge cannot be resumed, start it anew"));
  }

  std::unique_ptr<Connection> connection_;
  SpaceOf<Obs> observations_;
  SpaceOf<Act> actions_;
  bool was_reset_ = false;
};

// Chooses the kind of environment by the two spaces.
struct Maker {
  std::unique_ptr<Connection>& connection;

  AnyEnv operator()(const Discrete& o, const Discrete& a) const { return made<int, int>(o, a); }
  AnyEnv operator()(const Box& o, const Discrete& a) const { return made<Tensor, int>(o, a); }
  AnyEnv operator()(const Box& o, const Box& a) const { return made<Tensor, Tensor>(o, a); }
  AnyEnv operator()(const Pixels& o, const Discrete& a) const { return made<Frame, int>(o, a); }

  template <class Observations, class Actions>
  AnyEnv operator()(const Observations&, const Actions&) const {
    const bridge::Description& d = connection->description();
    throw ConfigError(
        join(connection->name(), ": observations ", d.observations_text, " with actions ", d.actions_text,
             " do not fit. What fits: observations Discrete with actions Discrete; Box with "
             "Discrete or Box; Box of bytes with 2 or 3 axes with Discrete. A Box has at most 4 "
             "axes"));
  }

  template <class Obs, class Act>
  AnyEnv made(const SpaceOf<Obs>& o, const SpaceOf<Act>& a) const {
    return std::make_unique<GymnasiumEnv<Obs, Act>>(std::move(connection), o, a);
  }
};

AnyEnv made_from(std::unique_ptr<Connection> connection) {
  const auto observations = connection->description().observations;
  const auto actions = connection->description().actions;
  return std::visit(Maker{connection}, observations, actions);
}

}  // namespace

AnyEnv make_gymnasium(const GymnasiumConfig& config) {
  return made_from(std::make_unique<Connection>(config));
}

EnvSpec gymnasium_spec(const GymnasiumConfig& config) {
  auto connection = std::make_unique<Connection>(config);
  const bridge::Description d = connection->description();
  const std::string id = connection->name();
  const auto kind = static_cast<EnvKind>(made_from(std::move(connection)).index());
  return {id,
          join("Gymnasium's ", config.id, ", in a process of its own (", d.versions, ")."),
          kind,
          d.max_episode_steps,
          d.reward_threshold,
          "Python with gymnasium",
          [config] { return make_gymnasium(config); },
          d.steps_a_second.value_or(30)};
}

}  // namespace minirl
