// Checks the bridge with the real Gymnasium: worlds that exist on both sides are equal bit for bit, Atari and
// Doom play. usage: minirl_bridge_check IDS   (a file with all ids that Gymnasium knows; MINIRL_PYTHON names
// its Python) Prints "ok ..." or "FAIL ..." for each check; exit status 1 if one failed.
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "minirl/draw/canvas.hpp"
#include "minirl/envs/bridge/gymnasium.hpp"

namespace {

using namespace minirl;

// Worlds of both sides whose spaces are not the same, and why.
const std::map<std::string, std::string> different_spaces{{"Blackjack-v1", "observations are a Tuple"}};

// Worlds of both sides that are not compared here, and why.
const std::map<std::string, std::string> different_physics{
    {"LunarLander-v3", "Gymnasium's needs Box2D 2.3 for Python, ours is on 2.4"},
    {"LunarLanderContinuous-v3", "Gymnasium's needs Box2D 2.3 for Python, ours is on 2.4"}};

constexpr int seeds = 5;
constexpr int most_steps = 1000;  // of an episode; the longest limit is 500

// Two environments that were asked the same: true if all they said is equal.
template <class E>
class Twins {
 public:
  Twins(E& ours, E& theirs) : ours_(ours), theirs_(theirs) {}

  void episode(std::optional<std::uint64_t> seed, Rng& rng) {
    compare(ours_.reset(seed) == theirs_.reset(seed));
    for (int i = 0; i < most_steps; ++i) {
      const auto action = ours_.action_space().sample(rng);
      const auto a = ours_.step(action), b = theirs_.step(action);
      compare(a.observation == b.observation && a.reward == b.reward);
      compare(a.terminated == b.terminated && a.truncated == b.truncated);
      ++steps_;
      if (a.done() || b.done()) return;
    }
  }
  int steps() const { return steps_; }

 private:
  void compare(bool equal) const {
    if (!equal) throw Error(join("step ", steps_, " differs"));
  }

  E& ours_;
  E& theirs_;
  int steps_ = 0;
};

void must_be_same(const std::string& here, const std::string& there) {
  if (here != there) throw Error(join(here, " is here, ", there, " there"));
}

std::string equal_worlds(const std::string& id) {
  const EnvSpec here = env_spec(id), there = env_spec("gymnasium:" + id);
  if (here.max_episode_steps != there.max_episode_steps) throw Error("another limit");
  if (here.reward_threshold != there.reward_threshold) throw Error("another threshold");
  const AnyEnv ours = here.make(), any = there.make();
  return std::visit(
      [&](const auto& our) {
        const auto& their = std::get<std::decay_t<decltype(our)>>(any);
        must_be_same(our->observation_space().text(), their->observation_space().text());
        must_be_same(our->action_space().text(), their->action_space().text());
        Twins twins(*our, *their);
        Rng rng(7);
        for (std::uint64_t seed = 0; seed < seeds; ++seed) {
          twins.episode(seed, rng);
          twins.episode(std::nullopt, rng);
        }
        return join(twins.steps(), " steps are equal bit for bit");
      },
      ours);
}

std::string not_for_the_bridge(const std::string& id) {
  try {
    make_env("gymnasium:" + id);
  } catch (const ConfigError&) {
    return different_spaces.at(id);
  }
  throw Error("it fits the bridge after all");
}

struct Played {
  double total = 0;
  int steps = 0;
  std::set<std::uint64_t> pictures;  // different ones, by a checksum
};

std::uint64_t checksum(const Frame& frame) {
  std::uint64_t sum = 14695981039346656037u;
  for (const std::uint8_t byte : frame.bytes()) sum = (sum ^ byte) * 1099511628211u;
  return sum;
}

// One episode with actions by chance.
Played play(PixelEnv& env, std::uint64_t seed) {
  Rng rng(seed);
  Played played;
  played.pictures.insert(checksum(env.reset(seed)));
  for (bool done = false; !done;) {
    const auto step = env.step(env.action_space().sample(rng));
    played.pictures.insert(checksum(step.observation));
    played.total += step.reward;
    ++played.steps;
    done = step.done();
  }
  return played;
}

std::unique_ptr<PixelEnv> pixels(const GymnasiumConfig& config) {
  return std::get<std::unique_ptr<PixelEnv>>(make_gymnasium(config));
}

void must_be(bool condition, const std::string& what) {
  if (!condition) throw Error(what);
}

std::string whole_episode(const std::string& id, const Pixels& space, const std::array<double, 2>& returns) {
  const auto env = pixels({.id = id, .kwargs = R"({"render_mode": "rgb_array"})"});
  must_be(env->observation_space() == space, env->observation_space().text());
  const Played played = play(*env, 3);
  must_be(returns[0] <= played.total && played.total <= returns[1], join("return ", played.total));
  must_be(played.steps >= 50 && played.pictures.size() > 20,
          join(played.pictures.size(), " different pictures in ", played.steps, " steps"));
  Canvas canvas(space.width, space.height);
  env->reset(3);
  env->draw(canvas);
  const Canvas blank(space.width, space.height);
  must_be(!std::equal(canvas.bytes().begin(), canvas.bytes().end(), blank.bytes().begin()),
          "nothing is drawn");
  return join("return ", played.total, " in ", played.steps, " steps, ", played.pictures.size(), " pictures");
}

// Other frames a step, no sticky actions, grey pictures, all actions; without chance a seed repeats itself.
std::string atari_keywords() {
  const GymnasiumConfig config{
      .id = "ale_py:PongNoFrameskip-v4",
      .kwargs = R"({"frameskip": 20, "obs_type": "grayscale", "full_action_space": true})"};
  const auto env = pixels(config), again = pixels(config);
  must_be(env->observation_space() == Pixels(210, 160, 1), env->observation_space().text());
  must_be(env->action_space() == Discrete(18), env->action_space().text());
  const Played first = play(*env, 1), second = play(*again, 1);
  must_be(first.steps < 800, join(first.steps, " steps of 20 frames"));
  must_be(first.total == second.total && first.pictures == second.pictures, "a seed does not repeat itself");
  return join(first.steps, " steps of 20 grey frames, twice the same");
}

template <class Check>
int passed(const std::string& what, Check check) {
  try {
    std::cout << join("ok ", what, ": ", check(), "\n") << std::flush;
    return 1;
  } catch (const std::exception& error) {
    std::cout << join("FAIL ", what, ": ", error.what(), "\n") << std::flush;
    return 0;
  }
}

std::set<std::string> ids_in(const char* file) {
  std::ifstream lines(file);
  std::set<std::string> ids;
  for (std::string id; std::getline(lines, id);) ids.insert(id);
  return ids;
}

}  // namespace

int main(int count, char** words) {
  const std::set<std::string> known = ids_in(count == 2 ? words[1] : "");
  int good = 0, all = 0;
  for (const EnvSpec& spec : all_envs()) {
    if (known.count(spec.id) == 0) continue;
    if (const auto physics = different_physics.find(spec.id); physics != different_physics.end()) {
      std::cout << join("not compared, ", spec.id, ": ", physics->second, "\n");
      continue;
    }
    const bool differs = different_spaces.count(spec.id) != 0;
    good += passed(spec.id, [&] { return differs ? not_for_the_bridge(spec.id) : equal_worlds(spec.id); });
    ++all;
  }
  if (all == 0) std::cout << "FAIL no id of the registry stands in the file of ids\n";
  good += passed("Pong", [] { return whole_episode("ALE/Pong-v5", {210, 160, 3}, {-21, 0}); });
  good += passed("Doom", [] { return whole_episode("VizdoomDefendCenter-v1", {240, 320, 3}, {-1, 25}); });
  good += passed("Pong's keywords", atari_keywords);
  return all > 0 && good == all + 3 ? 0 : 1;
}
