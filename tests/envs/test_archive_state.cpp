#include <doctest/doctest.h>

#include <bit>
#include <functional>
#include <set>

#include "envs/wrappers/echo_env.hpp"
#include "envs/wrappers/pixel_world.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/acrobot.hpp"
#include "minirl/envs/blackjack.hpp"
#include "minirl/envs/lunar_lander.hpp"
#include "minirl/envs/mountain_car.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/envs/taxi.hpp"
#include "minirl/envs/vector/array_vectors.hpp"
#include "minirl/envs/vector/make_vector.hpp"
#include "minirl/envs/vector/sync_vector_env.hpp"
#include "minirl/envs/wrappers/action_repeat.hpp"
#include "minirl/envs/wrappers/clip_action.hpp"
#include "minirl/envs/wrappers/clip_reward.hpp"
#include "minirl/envs/wrappers/discretise_action.hpp"
#include "minirl/envs/wrappers/frame_skip.hpp"
#include "minirl/envs/wrappers/frame_stack.hpp"
#include "minirl/envs/wrappers/normalise_observation.hpp"
#include "minirl/envs/wrappers/normalise_reward.hpp"
#include "minirl/envs/wrappers/record_episode_statistics.hpp"
#include "minirl/envs/wrappers/rescale_action.hpp"
#include "minirl/envs/wrappers/resize_grey.hpp"
#include "minirl/envs/wrappers/scale_reward.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

using namespace minirl;

namespace {

using Arrays = std::vector<ArchivedArray>;

template <class E>
Arrays saved(E& env) {
  Archive a;
  env.archive(a);
  return a.arrays();
}

template <class E>
void load(Arrays arrays, E& env) {
  Archive a(std::move(arrays), "memory");
  env.archive(a);
  a.expect_no_more();
}

// A way to make one, for environments of any kind.
struct Maker {
  std::string name;
  std::function<AnyEnv()> make;
};

template <class E>
AnyEnv any(E env) {
  using Base = Env<typename E::Observation, typename E::Action>;
  return std::unique_ptr<Base>(std::make_unique<E>(std::move(env)));
}

std::vector<Maker> registered() {
  std::vector<Maker> makers;
  for (const EnvSpec& spec : all_envs()) {
    if (has_box2d() || !spec.needs.starts_with("Box2D")) makers.push_back({spec.id, spec.make});
  }
  return makers;
}

// Worlds whose options bring more state into play, and every wrapper.
std::vector<Maker> composed() {
  std::vector<Maker> makers = {
      {"fickle taxi", [] { return any(TimeLimit(Taxi({.rainy = true, .fickle = true}), 200)); }},
      {"Blackjack with naturals", [] { return any(Blackjack({.sab = false, .natural = true})); }},
      {"rewards",
       [] {
         RecordEpisodeStatistics inside(make_discrete("CartPole-v1"), 3);
         return any(NormaliseReward(ClipReward(ScaleReward(std::move(inside), 0.5), -1, 0.4)));
       }},
      {"normalised", [] { return any(NormaliseObservation(ActionRepeat(TimeLimit(MountainCar{}, 60), 3))); }},
      {"stacked tensors", [] { return any(FrameStack(TimeLimit(Acrobot{}, 50), 3)); }},
      {"stacked frames", [] { return any(FrameStack(ResizeGrey(FrameSkip(PixelWorld{}, 2), 3, 2), 4)); }},
      {"continuous", [] { return any(ClipAction(RescaleAction(make_continuous("Pendulum-v1"), -1, 1))); }},
      {"discretised", [] { return any(DiscretiseAction(make_continuous("Pendulum-v1"), 5)); }}};
  if (has_box2d()) {
    makers.push_back(
        {"windy lander", [] { return any(TimeLimit(LunarLander({.enable_wind = true}), 1000)); }});
  }
  return makers;
}

std::vector<Maker> everything() {
  std::vector<Maker> makers = registered();
  for (Maker& maker : composed()) makers.push_back(std::move(maker));
  return makers;
}

// f(first, second): two new environments of one kind.
template <class F>
void with_two(const Maker& maker, F f) {
  AnyEnv first = maker.make(), second = maker.make();
  std::visit([&](auto& env) { f(*env, *std::get<std::remove_cvref_t<decltype(env)>>(second)); }, first);
}

std::string bits(int s) { return to_text(s); }
std::string bits(const Tensor& s) {
  return join(s.shape().text(), std::string_view(reinterpret_cast<const char*>(s.begin()),
                                                 sizeof(Scalar) * static_cast<std::size_t>(s.size())));
}
std::string bits(const Frame& s) {
  return join(to_text(s),
              std::string_view(reinterpret_cast<const char*>(s.bytes().data()), s.bytes().size()));
}
std::uint64_t bits(double reward) { return std::bit_cast<std::uint64_t>(reward); }

template <class Obs, class Act>
std::vector<std::uint8_t> picture(const Env<Obs, Act>& env) {
  Canvas canvas(60, 40);
  env.draw(canvas);
  return {canvas.bytes().begin(), canvas.bytes().end()};
}

// When an environment is archived.
enum class Moment { fresh, reset, middle, end, later };

// Plays until an episode ends; nothing if `steps` were not enough.
template <class Obs, class Act>
bool play_to_end(Env<Obs, Act>& env, Rng& rng, int steps = 100'000) {
  for (int i = 0; i < steps; ++i) {
    if (env.step(random_action(env, rng)).done()) return true;
  }
  return false;
}

// Returns whether an episode is running.
template <class Obs, class Act>
bool go_to(Env<Obs, Act>& env, Moment moment) {
  Rng rng(3);
  if (moment == Moment::fresh) return false;
  env.reset(5);
  if (moment == Moment::end) REQUIRE(play_to_end(env, rng));
  if (moment == Moment::later) {
    for (int episode = 0; episode < 4; ++episode) {
      REQUIRE(play_to_end(env, rng));
      env.reset();
    }
  }
  if (moment == Moment::middle || moment == Moment::later) {
    while (play_to_end(env, rng, 2)) env.reset();
  }
  return moment != Moment::end;
}

// 300 steps with the same actions, and resets where an episode ends.
template <class Obs, class Act>
void play_alike(Env<Obs, Act>& a, Env<Obs, Act>& b, bool is_running) {
  Rng rng(11);
  for (int i = 0; i < 300; ++i) {
    if (!is_running) REQUIRE(bits(a.reset()) == bits(b.reset()));
    const Act action = random_action(a, rng);
    const Step<Obs> one = a.step(action), other = b.step(action);
    CAPTURE(i);
    REQUIRE(bits(one.observation) == bits(other.observation));
    REQUIRE(bits(one.reward) == bits(other.reward));
    REQUIRE(one.terminated == other.terminated);
    REQUIRE(one.truncated == other.truncated);
    is_running = !one.done();
  }
}

void goes_on(const Maker& maker, Moment moment) {
  CAPTURE(maker.name);
  CAPTURE(static_cast<int>(moment));
  with_two(maker, [&](auto& env, auto& other) {
    const bool is_running = go_to(env, moment);
    load(saved(env), other);
    CHECK(saved(other) == saved(env));
    CHECK(picture(other) == picture(env));
    play_alike(env, other, is_running);
    CHECK(saved(other) == saved(env));
  });
}

// What loading says, if it is an IoError; "" if it says nothing. Anything else is a failure of the test.
template <class E>
std::string refusal(Arrays arrays, E& env) {
  try {
    load(std::move(arrays), env);
  } catch (const IoError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("archive_state: every environment of the registry goes on with the same bits") {
  for (const Maker& maker : registered()) {
    for (const Moment moment : {Moment::fresh, Moment::reset, Moment::middle, Moment::end, Moment::later})
      goes_on(maker, moment);
  }
}

TEST_CASE("archive_state: so do worlds with options, and all wrappers") {
  for (const Maker& maker : composed()) {
    for (const Moment moment : {Moment::fresh, Moment::reset, Moment::middle, Moment::end, Moment::later}) {
      goes_on(maker, moment);
    }
  }
}

TEST_CASE("archive_state: an environment that was elsewhere comes back") {
  for (const Maker& maker : everything()) {
    CAPTURE(maker.name);
    with_two(maker, [](auto& env, auto& other) {
      const bool is_running = go_to(env, Moment::middle);
      go_to(other, Moment::later);
      other.reset(77);
      load(saved(env), other);
      play_alike(env, other, is_running);
    });
  }
}

TEST_CASE("archive_state: what wrappers have learnt and counted comes back") {
  RecordEpisodeStatistics record(make_discrete("CartPole-v1"), 2),
      other_record(make_discrete("CartPole-v1"), 2);
  go_to(record, Moment::later);
  load(saved(record), other_record);
  CHECK(other_record.episodes() == record.episodes());
  CHECK(other_record.finished() == record.finished());
  CHECK(other_record.current() == record.current());

  NormaliseObservation learnt(make_discrete("CartPole-v1")), other(make_discrete("CartPole-v1"));
  go_to(learnt, Moment::later);
  learnt.freeze();
  load(saved(learnt), other);
  CHECK(other.frozen());
  CHECK(other.moments() == learnt.moments());
}

TEST_CASE("archive_state: each array that is missing is named") {
  for (const Maker& maker : everything()) {
    CAPTURE(maker.name);
    with_two(maker, [](auto& env, auto& other) {
      go_to(env, Moment::middle);
      const Arrays whole = saved(env);
      for (std::size_t i = 0; i < whole.size(); ++i) {
        Arrays broken = whole;
        broken.erase(broken.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK(refusal(broken, other) == join("memory: there is no '", whole[i].name, "' in it"));
      }
    });
  }
}

TEST_CASE("archive_state: another world's archive is refused") {
  const std::set<std::set<std::string>> differ_in_limits_or_odds = {
      {"CartPole-v0", "CartPole-v1"},
      {"CliffWalking-v1", "CliffWalkingSlippery-v1"},
      {"NotebookCartPole-2000", "NotebookCartPole-5000"}};
  for (const Maker& from : registered()) {
    AnyEnv source = from.make();
    const Arrays arrays =
        std::visit([](auto& env) { return go_to(*env, Moment::middle), saved(*env); }, source);
    for (const Maker& to : registered()) {
      if (from.name == to.name || differ_in_limits_or_odds.contains({from.name, to.name})) continue;
      CAPTURE(from.name);
      CAPTURE(to.name);
      AnyEnv target = to.make();
      const std::string said = std::visit([&](auto& env) { return refusal(arrays, *env); }, target);
      CHECK(said.starts_with("memory: "));
    }
  }
  auto lake = make_tabular("FrozenLake-v1"), large_lake = make_tabular("FrozenLake8x8-v1");
  CHECK(refusal(saved(*large_lake), *lake) ==
        "memory: 'spaces' are Discrete(64) -> Discrete(4), expected Discrete(16) -> Discrete(4)");
}

TEST_CASE("archive_state: damaged bytes are an IoError, or another state, but never a crash") {
  Rng rng(1);
  for (const Maker& maker : everything()) {
    CAPTURE(maker.name);
    with_two(maker, [&](auto& env, auto& other) {
      go_to(env, Moment::middle);
      const Arrays whole = saved(env);
      for (int trial = 0; trial < 200; ++trial) {
        Arrays damaged = whole;
        ArchivedArray& array = damaged[static_cast<std::size_t>(rng.choice(static_cast<int>(whole.size())))];
        if (array.bytes.empty()) continue;
        const int at = rng.choice(static_cast<int>(array.bytes.size()));
        array.bytes[static_cast<std::size_t>(at)] = static_cast<char>(rng.choice(256));
        if (!refusal(damaged, other).empty()) continue;
        try {
          play_to_end(other, rng, 20);
        } catch (const Error&) {  // a state that cannot go on, say after the end of an episode
        }
      }
    });
  }
}

TEST_CASE("archive_state: an environment without one says so, in wrappers too") {
  const std::string said = "archive: this environment cannot show its state; give it an archive_state";
  EchoEnv echo(Box(-1, 1, {2}));
  CHECK_THROWS_WITH_AS(saved(echo), said.c_str(), StateError);
  ClipAction wrapped(echo);
  CHECK_THROWS_WITH_AS(saved(wrapped), said.c_str(), StateError);
  wrapped.reset(0);
  CHECK_NOTHROW(wrapped.step(Tensor({2}, 5)));
}

namespace {

template <class Obs>
std::string bits(const std::vector<Obs, PoolAllocator<Obs>>& batch) {
  std::string all;
  for (const Obs& s : batch) all += bits(s) + ";";
  return all;
}

template <class Obs, class Act>
void vectors_go_on(const std::function<std::unique_ptr<VectorEnv<Obs, Act>>()>& make) {
  // 0: after the reset. -1: after the first step in which an episode ended.
  for (const int steps : {0, 7, -1, 60}) {
    CAPTURE(steps);
    const auto env = make(), other = make();
    Rng rng(2);
    const auto actions = [&] { return sample_actions(env->action_space(), env->copies(), rng); };
    env->reset(5), other->reset(99);
    other->step(actions());
    for (int i = 0; i < steps; ++i) env->step(actions());
    while (steps < 0 && env->step(actions()).finished.empty()) continue;
    load(saved(*env), *other);
    for (int i = 0; i < 300; ++i) {
      if (i == 150) REQUIRE(bits(env->reset()) == bits(other->reset()));
      const auto a = actions();
      const auto one = env->step(a), two = other->step(a);
      REQUIRE(bits(one.observations) == bits(two.observations));
      REQUIRE(one.rewards == two.rewards);
      REQUIRE(one.terminated == two.terminated);
      REQUIRE(one.truncated == two.truncated);
      REQUIRE(one.finished == two.finished);
      REQUIRE(bits(one.final_observations) == bits(two.final_observations));
    }
    CHECK(saved(*env) == saved(*other));
  }
}

std::unique_ptr<PixelVectorEnv> pixel_worlds(Autoreset autoreset) {
  std::vector<std::unique_ptr<PixelEnv>> envs;
  for (int k = 0; k < 3; ++k) envs.push_back(std::make_unique<PixelWorld>());
  return std::make_unique<SyncVectorEnv<Frame, int>>(std::move(envs), VectorConfig{.autoreset = autoreset});
}

}  // namespace

TEST_CASE("archive_state: vector environments of both kinds go on with the same bits") {
  for (const Autoreset autoreset : {Autoreset::next_step, Autoreset::same_step}) {
    CAPTURE(static_cast<int>(autoreset));
    const VectorConfig config{.autoreset = autoreset, .threads = 2};
    for (const Streams streams : {Streams::one_each, Streams::shared}) {
      const ArrayVectorConfig arrays{.autoreset = autoreset, .max_steps = 30, .streams = streams};
      vectors_go_on<Tensor, int>([&] { return cartpole_vector(4, arrays); });
      vectors_go_on<Tensor, Tensor>([&] { return pendulum_vector(4, arrays); });
    }
    vectors_go_on<int, int>([&] { return make_tabular_vector("FrozenLake-v1", 4, config); });
    vectors_go_on<Tensor, int>([&] { return make_discrete_vector("CartPole-v1", 4, config); });
    vectors_go_on<Tensor, Tensor>([&] { return make_continuous_vector("Pendulum-v1", 3, config); });
    vectors_go_on<Frame, int>([&] { return pixel_worlds(autoreset); });
  }
}

TEST_CASE("archive_state: vector environments refuse what is missing or of other sizes") {
  for (const bool in_arrays : {false, true}) {
    const auto make = [&](int copies) {
      return make_discrete_vector("CartPole-v1", copies, {.threads = in_arrays ? 1 : 2});
    };
    const auto env = make(3), wider = make(4);
    env->reset(0);
    CHECK(refusal(saved(*env), *wider) == "memory: 'copies' are 3, expected 4");
    const Arrays whole = saved(*env);
    for (std::size_t i = 0; i < whole.size(); ++i) {
      Arrays broken = whole;
      broken.erase(broken.begin() + static_cast<std::ptrdiff_t>(i));
      CHECK(refusal(broken, *env) == join("memory: there is no '", whole[i].name, "' in it"));
    }
  }
  const auto one_each = cartpole_vector(3), shared = cartpole_vector(3, {.streams = Streams::shared});
  one_each->reset(0);
  CHECK(refusal(saved(*one_each), *shared) == "memory: 'streams.size' is 3, expected 1");
}
