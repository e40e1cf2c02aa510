// The bridge with worlds that keep Gymnasium's contract: every kind of space, and what cannot be made.
#include "envs/bridge/stand_in.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/check_env.hpp"

using namespace minirl;
using namespace minirl::stand_in;

namespace {

std::string why_not(const GymnasiumConfig& config) {
  return failure_of<ConfigError>([&] { make_gymnasium(config); });
}

}  // namespace

TEST_CASE("gymnasium: tensors come, whole numbers go") {
  if (!is_there()) return;
  const auto env = discrete({.id = "Count-v0"});
  CHECK(env->observation_space().text() == "Box(-inf, inf, [3])");
  CHECK(env->action_space() == Discrete(2));
  CHECK(env->reset(1'000'003) == Tensor::vector({1000003, 0, 0}));
  for (int step = 1; step <= 7; ++step) {
    const auto [observation, reward, terminated, truncated] = env->step(step % 2);
    CHECK(observation == Tensor::vector({1000003, static_cast<Scalar>(step), static_cast<Scalar>(step % 2)}));
    CHECK(reward == 0.5);
    CHECK(terminated == (step == 7));
    CHECK_FALSE(truncated);
  }
  CHECK_THROWS_AS(env->step(0), StateError);
  CHECK(env->reset()[0] == -1);  // no seed: the random numbers that follow
  CHECK_THROWS_AS(env->step(2), ConfigError);
}

TEST_CASE("gymnasium: the first reset without a seed is that with seed 0") {
  if (!is_there()) return;
  const auto env = discrete({.id = "Count-v0"});
  CHECK_THROWS_AS(env->step(0), StateError);
  CHECK(env->reset()[0] == 0);
  CHECK(env->reset()[0] == -1);
}

TEST_CASE("gymnasium: keywords arrive, and the limit over there truncates here") {
  if (!is_there()) return;
  const auto env = discrete({.id = "Count-v0", .kwargs = R"({"limit": 2})"});
  env->reset(1);
  CHECK_FALSE(env->step(0).done());
  const auto last = env->step(0);
  CHECK(last.truncated);
  CHECK_FALSE(last.terminated);
}

TEST_CASE("gymnasium: whole numbers come and go, from where they start") {
  if (!is_there()) return;
  const auto env = made<std::unique_ptr<TabularEnv>>({.id = "Grid-v0"});
  CHECK(env->observation_space() == Discrete(4, 10));
  CHECK(env->action_space() == Discrete(3, -1));
  CHECK(env->reset(0) == 10);
  CHECK(env->step(-1).observation == 11);
  CHECK_THROWS_AS(env->step(2), ConfigError);
}

TEST_CASE("gymnasium: tensors go, and an action at its bound stays inside a space of doubles") {
  if (!is_there()) return;
  const auto env = made<std::unique_ptr<ContinuousEnv>>({.id = "Slider-v0"});
  CHECK(env->action_space().text() == Box(-0.1f, 0.1f, {2}).text());
  CHECK(env->reset(0) == Tensor::vector({0, 0}));
  const auto step = env->step(Tensor::vector({-0.1f, 0.025f}));
  CHECK(step.observation == Tensor::vector({-0.1f, 0.025f}));
  CHECK_THROWS_AS(env->step(Tensor::vector({0, 1})), ConfigError);
  CHECK_THROWS_AS(env->step(Tensor::vector({0})), ConfigError);
}

TEST_CASE("gymnasium: bytes come as a frame") {
  if (!is_there()) return;
  const auto env = made<std::unique_ptr<PixelEnv>>({.id = "Picture-v0", .kwargs = R"({"shape": [2, 4, 3]})"});
  CHECK(env->observation_space() == Pixels(2, 4, 3));
  CHECK(env->reset(0)(1, 2, 1) == 4 * 3 + 2 * 3 + 1);
  CHECK(env->step(0).observation(1, 2, 1) == 4 * 3 + 2 * 3 + 2);

  const auto grey = made<std::unique_ptr<PixelEnv>>({.id = "Picture-v0", .kwargs = R"({"shape": [3, 5]})"});
  CHECK(grey->observation_space() == Pixels(3, 5, 1));
  CHECK(grey->reset(0)(2, 4, 0) == 14);
}

TEST_CASE("gymnasium: a frame that is larger than any pipe arrives whole") {
  if (!is_there()) return;
  const auto env =
      made<std::unique_ptr<PixelEnv>>({.id = "Picture-v0", .kwargs = R"({"shape": [700, 800, 3]})"});
  const Frame first = env->reset(0), second = env->step(1).observation;
  bool same = true;
  for (std::size_t i = 0; i < first.bytes().size(); ++i) {
    same = same && first.bytes()[i] == i % 251 && second.bytes()[i] == (i + 1) % 251;
  }
  CHECK(same);
}

TEST_CASE("gymnasium: each frame of many is its own, also when its place in memory is used again") {
  if (!is_there()) return;
  const auto env =
      made<std::unique_ptr<PixelEnv>>({.id = "Picture-v0", .kwargs = R"({"shape": [100, 100, 3]})"});
  const Frame first = env->reset(0);
  int steps = 0;
  for (int k = 1; k <= 150; ++k) {  // 69 of them fit into the memory
    steps = steps == 7 ? 0 : steps + 1;
    const Frame frame = steps == 0 ? env->reset() : env->step(0).observation;
    bool same = true;
    for (std::size_t i = 0; i < frame.bytes().size(); ++i) {
      same = same && frame.bytes()[i] == (i + static_cast<std::size_t>(steps)) % 251;
    }
    REQUIRE_MESSAGE(same, "frame ", k);
  }
  CHECK(first.bytes()[250] == 250);
}

TEST_CASE("gymnasium: a Python behind a script that hands nothing on but the standard files") {
  if (!is_there()) return;
  const GymnasiumConfig config{.id = "Picture-v0",
                               .kwargs = R"({"shape": [700, 800, 3]})",
                               .python = MINIRL_SOURCE_DIR "/tests/envs/bridge/fake/wrapped"};
  const auto env = made<std::unique_ptr<PixelEnv>>(config);
  const auto direct = made<std::unique_ptr<PixelEnv>>({.id = config.id, .kwargs = config.kwargs});
  CHECK(env->reset(0) == direct->reset(0));
  CHECK(env->step(0).observation == direct->step(0).observation);
}

TEST_CASE("gymnasium: bytes with one axis are numbers") {
  if (!is_there()) return;
  const auto env = discrete({.id = "Picture-v0", .kwargs = R"({"shape": [4], "value": 249})"});
  CHECK(env->observation_space().text() == "Box(0, 255, [4], whole)");
  CHECK(env->reset(0) == Tensor::vector({249, 250, 0, 1}));
}

TEST_CASE("gymnasium: one member of a Dict is the observation") {
  if (!is_there()) return;
  CHECK(discrete({.id = "Members-v0", .kwargs = R"({"keys": ["six"]})"})->reset(0)[0] == 3);
  const GymnasiumConfig two{.id = "Members-v0", .kwargs = R"({"keys": ["six", "seven"]})"};
  CHECK(why_not(two) ==
        "gymnasium:Members-v0, make: observations are a Dict; name one of its members as `observation`: six, "
        "seven, count");
  GymnasiumConfig chosen = two;
  chosen.observation = "seven";
  CHECK(discrete(chosen)->reset(0)[0] == 5);
  chosen.observation = "count";
  CHECK(made<std::unique_ptr<TabularEnv>>(chosen)->reset(0) == 3);
  chosen.observation = "eight";
  CHECK(holds(why_not(chosen), "there is no observation 'eight'; name one of its members"));
  CHECK(holds(why_not({.id = "Count-v0", .observation = "six"}), "there is no observation 'six'"));
}

TEST_CASE("gymnasium: ids that a module registers") {
  if (!is_there()) return;
  CHECK(holds(why_not({.id = "ALE/Pong-v5"}), "-m pip install ale-py` brings it"));
  CHECK(holds(why_not({.id = "VizdoomStandIn-v0"}), "-m pip install vizdoom` brings it"));
  CHECK(holds(why_not({.id = "of_nobody:Count-v0"}),
              "has no module 'of_nobody'; is its folder in PYTHONPATH?"));
  CHECK(holds(why_not({.id = "Count-v0", .imports = {"json", "of_nobody.too"}}), "no module 'of_nobody'"));
  CHECK(discrete({.id = "json:Count-v0", .imports = {"os.path"}})->reset(5)[0] == 5);
}

TEST_CASE("gymnasium: what cannot be made says why") {
  if (!is_there()) return;
  CHECK(
      why_not({.id = "Cuont-v0"}) ==
      "gymnasium:Cuont-v0, make: NameNotFound: Environment `Cuont-v0` doesn't exist. Did you mean: `Count`?");
  CHECK(holds(why_not({.id = "Missing-v0"}), "Box2D is not installed, run `pip install box2d` (for /"));
  CHECK(holds(why_not({.id = "Count-v0", .kwargs = "{"}), "kwargs is no JSON: "));
  CHECK(holds(why_not({.id = "Count-v0", .kwargs = "3"}), R"(give a JSON object such as {"frameskip": 4})"));
  CHECK(holds(why_not({.id = "Count-v0", .kwargs = R"({"speed": 3})"}),
              "TypeError: count() got an unexpected"));
  const std::string broken = why_not({.id = "Broken-v0"});
  CHECK(holds(broken, "gymnasium:Broken-v0, make: RuntimeError: no display\n"));
  CHECK(holds(broken, "in broken"));  // the traceback
  CHECK(holds(why_not({.id = "Count-v0", .start_timeout = 0}), "start_timeout is 0 s"));
  CHECK(holds(why_not({.id = "Count-v0", .step_timeout = -1}), "step_timeout is -1 s"));
}

TEST_CASE("gymnasium: spaces that do not fit are named, with those that do") {
  if (!is_there()) return;
  CHECK(
      why_not({.id = "Multi-v0"}) ==
      "gymnasium:Multi-v0: observations Discrete(2) with actions MultiDiscrete([3 2]) do not fit. What fits: "
      "observations Discrete with actions Discrete; Box with Discrete or Box; Box of bytes with 2 or 3 axes "
      "with Discrete. A Box has at most 4 axes");
  CHECK(holds(why_not({.id = "Huge-v0"}), "Discrete(1099511627776)"));
  CHECK(holds(why_not({.id = "Deep-v0"}), "(1, 1, 1, 1, 1)"));
}

TEST_CASE("gymnasium: a program that is no Python") {
  CHECK(holds(why_not({.id = "Count-v0", .python = "no_such_python"}),
              "cannot start no_such_python: No such file or directory; GymnasiumConfig::python or the "
              "environment variable MINIRL_PYTHON"));
  CHECK(
      holds(why_not({.id = "Count-v0", .python = "echo"}), "echo does not behave like Python 3.8 or newer"));
  CHECK(holds(why_not({.id = "Count-v0", .python = "false"}), "newer and ended with exit status 1"));
  CHECK(holds(why_not({.id = "Count-v0", .python = "sh"}), "and ended with exit status 2; it wrote:\n"));
}

TEST_CASE("gymnasium: a Python without gymnasium is told how to get it") {
  if (!is_there()) return;
  const std::string reason =
      why_not({.id = "Count-v0", .python = MINIRL_SOURCE_DIR "/tests/envs/bridge/fake/bare"});
  CHECK(holds(reason, " has no module 'gymnasium'; `/"));
  CHECK(
      holds(reason, " -m pip install gymnasium` brings it, or let MINIRL_PYTHON name a Python that has it"));
}

TEST_CASE("gymnasium: the picture over there, if it draws one") {
  if (!is_there()) return;
  Canvas canvas(8, 4);
  const auto plain = discrete({.id = "Count-v0"});
  plain->reset(0);
  plain->draw(canvas);
  CHECK(canvas.pixel(4, 2) == Colour{255, 255, 255});

  const auto drawn = discrete({.id = "Drawn-v0", .kwargs = R"({"render_mode": "rgb_array"})"});
  drawn->draw(canvas);  // before the first reset there is nothing to see
  CHECK(canvas.pixel(4, 2) == Colour{255, 255, 255});
  drawn->reset(0);
  drawn->step(0);
  drawn->draw(canvas);
  CHECK(canvas.pixel(2, 0) == Colour{41, 41, 41});
  CHECK(canvas.pixel(1, 0) == Colour{255, 255, 255});  // its picture is square
}

TEST_CASE("gymnasium: a picture that is larger than any pipe arrives whole") {
  if (!is_there()) return;
  const auto env = discrete({.id = "Drawn-v0", .kwargs = R"({"size": 700, "render_mode": "rgb_array"})"});
  env->reset(0);
  Canvas canvas(700, 700);
  env->draw(canvas);
  bool same = true;
  for (const std::uint8_t byte : canvas.bytes()) same = same && byte == 40;
  CHECK(same);
}

TEST_CASE("gymnasium: the registry hands over") {
  if (!is_there()) return;
  const EnvSpec spec = env_spec("gymnasium:Count-v0");
  CHECK(spec.id == "gymnasium:Count-v0");
  CHECK(spec.kind == EnvKind::discrete);
  CHECK(spec.max_episode_steps == std::nullopt);
  CHECK(spec.reward_threshold == 6.5);
  CHECK(spec.steps_a_second == 12);
  CHECK(holds(spec.about, "Gymnasium 0.0 (a stand-in), Python 3."));
  CHECK(std::get<std::unique_ptr<DiscreteEnv>>(spec.make())->reset(3)[0] == 3);
  CHECK(gymnasium_spec({.id = "Count-v0", .kwargs = R"({"limit": 20})"}).max_episode_steps == 20);
  CHECK(make_discrete("gymnasium:json:Count-v0")->reset(4)[0] == 4);
  CHECK(failure_of<ConfigError>([] { make_pixels("gymnasium:Count-v0"); }) ==
        "make_pixels: gymnasium:Count-v0 is discrete (observations are tensors, actions are whole numbers); "
        "asked for was pixels (observations are frames, actions are whole numbers)");
}

TEST_CASE("gymnasium: a bridged environment keeps the promises of Env") {
  if (!is_there()) return;
  const auto broken = check_env(*discrete({.id = "Count-v0"}));
  CHECK_MESSAGE(broken.empty(), listed(broken));
  const auto broken_pixels = check_env(
      *made<std::unique_ptr<PixelEnv>>({.id = "Picture-v0", .kwargs = R"({"shape": [80, 80, 3]})"}));
  CHECK_MESSAGE(broken_pixels.empty(), listed(broken_pixels));
}

TEST_CASE("gymnasium: a run through the bridge cannot be resumed, and says so") {
  if (!is_there()) return;
  const auto env = discrete({.id = "Count-v0"});
  env->reset(0);
  Archive archive;
  CHECK(
      failure_of<StateError>([&] { env->archive(archive); }) ==
      "archive: gymnasium:Count-v0 lives in a Python process, which cannot show its state; a run through the "
      "bridge cannot be resumed, start it anew");
  CHECK_FALSE(env->step(0).done());
}

TEST_CASE("gymnasium: MINIRL_PYTHON names the Python") {
  if (!is_there()) return;
  const std::string before = python();
  ::setenv("MINIRL_PYTHON", "no_such_python", 1);
  CHECK(holds(why_not({.id = "Count-v0"}), "cannot start no_such_python"));
  CHECK(discrete({.id = "Count-v0", .python = before})->reset(1)[0] == 1);
  ::setenv("MINIRL_PYTHON", before.c_str(), 1);
}

TEST_CASE("gymnasium: environments live side by side and end by themselves") {
  if (!is_there()) return;
  const double seconds = seconds_of([] {
    std::vector<std::unique_ptr<DiscreteEnv>> envs;
    for (int i = 0; i < 3; ++i) envs.push_back(discrete({.id = "Count-v0"}));
    for (std::uint64_t i = 0; i < 3; ++i) CHECK(envs[i]->reset(i)[0] == static_cast<Scalar>(i));
    envs.erase(envs.begin());
    CHECK(envs[1]->step(0).observation[0] == 2);
  });
  CHECK(seconds < 20);
}
