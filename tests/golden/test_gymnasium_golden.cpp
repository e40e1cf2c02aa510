#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "golden/golden.hpp"
#include "golden/golden_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

using namespace minirl;
using namespace minirl::golden;

namespace {

Tally check_file(const std::string& name, const std::string& text) {
  const TemporaryFolder folder;
  const auto file = folder.path() / name;
  std::filesystem::create_directories(file.parent_path());
  write_file_atomically(file, text);
  return check_gymnasium(folder.path()).at(0);
}

Tally check_rollout(const std::string& rows, const char* name = "CartPole-v1") {
  return check_file(join("rollouts/", name, ".csv"),
                    "seed,row,event,action,x,x_dot,theta,theta_dot,reward,terminated,truncated\n" + rows);
}

Tally check_spaces(const std::string& rows) {
  return check_file("spaces.csv", "space,seed,index,sample\n" + rows);
}

// The first two rows of Gymnasium's CartPole-v1, seed 0.
const std::string reset = "0,0,R,,0x1.c0cbcap-7,-0x1.792e74p-6,-0x1.7808d4p-5,-0x1.8c0f8p-5,0x0p+0,0,0\n";
const std::string step = "0,1,S,1,0x1.b1b574p-7,0x1.61bf16p-3,-0x1.7ff4a8p-5,-0x1.6bad04p-2,0x1p+0,0,0\n";

}  // namespace

TEST_CASE("golden gymnasium: what the library has is equal bit for bit") {
  long passed = 0;
  for (const Tally& tally : check_gymnasium(golden_folder() / "gymnasium")) {
    CAPTURE(tally.group);
    for (const std::string& text : tally.failures) MESSAGE(text);
    CHECK(tally.failed == 0);
    passed += tally.passed;
  }
  CHECK(passed > 0);
}

TEST_CASE("golden gymnasium: a case is one seed of a roll-out, and it fails with its first difference") {
  CHECK(check_rollout(reset + step).passed == 1);
  std::string wrong = step;
  wrong.replace(wrong.find("0x1p+0"), 6, "0x1p+1");
  const Tally tally = check_rollout(reset + wrong + "0,2,P,1,0x0p+0,0x0p+0,0x0p+0,0x0p+0,0x1p+0,0,0\n");
  REQUIRE(tally.failed == 1);
  CHECK(tally.failures[0].ends_with("CartPole-v1.csv line 3: reward: expected 2, got 1"));
}

TEST_CASE("golden gymnasium: a sampled action is compared too") {
  std::string wrong = step;
  wrong.replace(wrong.find("S,1"), 3, "S,0");
  CHECK(check_rollout(reset + wrong).failures.at(0).find("action: expected 0, got 1") != std::string::npos);
}

TEST_CASE("golden gymnasium: what is not built yet is skipped by name, case by case") {
  const Tally rollout = check_rollout(reset + step + "7,0,R,,1,1,1,1,0,0,0\n", "Walker-v9");
  CHECK(rollout.skipped == 2);
  CHECK(rollout.skips.at(0) == "Walker-v9: not built yet");
  const Tally table = check_file("tables/P_Walker-v9.csv", "s,a\n1,2\n3,4\n");
  CHECK(table.group == "gymnasium/tables/P_Walker-v9.csv");
  CHECK(table.skipped == 2);
  CHECK(table.skips == std::vector<std::string>{"tables/P_Walker-v9: not built yet"});
  const Tally space =
      check_spaces("MultiBinary(5),0,0,1 0 0 1 1\nBox(-inf;1;(1);float32),0,0,0x0p+0\nDiscrete(1),0,0,0\n");
  CHECK(space.skipped == 2);
  CHECK(space.passed == 1);
}

TEST_CASE("golden gymnasium: settings are words behind the name, and an unknown word is not built yet") {
  const std::string header = "seed,row,event,action,state,reward,terminated,truncated,action_mask,prob\n";
  const std::string row = "0,0,R,,314,0x0p+0,0,0,110000,0x1p+0\n";
  for (const char* name : {"Taxi-v4", "Taxi-v4_rainy", "Taxi-v4_fickle_rainy"}) {
    CHECK(check_file(join("rollouts/", name, ".csv"), header + row).passed == 1);
  }
  CHECK(check_file("rollouts/Taxi-v4_snowy.csv", header + row).skipped == 1);
  CHECK(check_file("rollouts/FrozenLake-v1_sr.csv", header + row).skipped == 1);
}

TEST_CASE("golden gymnasium: what a world knows beyond the contract is compared") {
  const auto failure = [](const std::string& mask, const std::string& probability) {
    const Tally tally =
        check_file("rollouts/Taxi-v4.csv",
                   "seed,row,event,action,state,reward,terminated,truncated,action_mask,prob\n"
                   "0,0,R,,314,0x0p+0,0,0," +
                       mask + "," + probability + "\n");
    return tally.failures.empty() ? "" : tally.failures[0].substr(tally.failures[0].find("line"));
  };
  CHECK(failure("110000", "0x1p+0") == "");
  CHECK(failure("110001", "0x1p+0") == "line 2: action_mask: expected 110001, got 110000");
  CHECK(failure("110000", "0x1p-1") == "line 2: prob: expected 0.5, got 1");
  CHECK_THROWS_AS(check_file("rollouts/CliffWalking-v1.csv",
                             "seed,row,event,action,state,reward,terminated,truncated,weather\n"
                             "0,0,R,,36,0x0p+0,0,0,1\n"),
                  IoError);
}

TEST_CASE("golden gymnasium: tables are compared row by row, and must hold all there is") {
  const auto table = [](const std::string& rows) {
    return check_file("tables/start_CliffWalking-v1.csv", "s,prob\n" + rows);
  };
  CHECK(table("36,0x1p+0\n").passed == 1);
  CHECK(table("35,0x1p+0\n").failed == 1);
  CHECK(table("48,0x1p+0\n").failed == 1);
  CHECK(table("36,0x1p+0\n36,0x1p+0\n").failed == 1);
  const std::string head = "s,a,k,prob,next,reward,terminated\n", first = "0,0,0,0x1p+0,0,-0x1p+0,0\n";
  const Tally missing = check_file("tables/P_CliffWalking-v1.csv", head + first);
  CHECK(missing.passed == 1);
  CHECK(missing.failures.at(0).ends_with("expected 1 rows, got 192"));
  const Tally wrong = check_file("tables/P_CliffWalking-v1.csv", head + "0,0,0,0x1p+0,1,-0x1p+0,0\n");
  CHECK(wrong.failures.at(0).ends_with("next: expected 1, got 0"));
  const Tally more = check_file("tables/P_CliffWalking-v1.csv", head + "0,0,1,0x1p+0,0,-0x1p+0,0\n");
  CHECK(more.failures.at(0).ends_with("k: expected 1, got 1 outcomes"));
  CHECK_THROWS_AS(check_file("tables/P_CliffWalking-v1.csv", head + "48,0,0,0x1p+0,0,-0x1p+0,0\n"), IoError);
}

TEST_CASE("golden gymnasium: optimal values and maps that are wrong fail") {
  const auto value = [](const std::string& row) {
    return check_file("tables/optimal_values.csv", "env,gamma,state,V\n" + row);
  };
  CHECK(value("CliffWalking-v1,0x1p-1,35,-0x1p+0\n").passed == 1);  // one step above the goal
  CHECK(value("CliffWalking-v1,0x1p-1,34,-0x1.8p+0\n").passed == 1);
  CHECK(value("CliffWalking-v1,0x1p-1,34,-0x1.8000000001p+0\n").failed == 1);
  CHECK(value("CliffWalking-v1,0x1p-1,48,0x0p+0\n").failed == 1);
  CHECK(value("Walker-v9,0x1p-1,0,0x0p+0\nBlackjack-v1,0x1p-1,0,0x0p+0\n").skipped == 2);
  const std::string head = "size,p,seed,map\n";
  CHECK(check_file("frozenlake_maps.csv", head + "2,0x1p+0,0,SF/FG\n").passed == 1);
  CHECK(check_file("frozenlake_maps.csv", head + "2,0x1p+0,0,SH/FG\n").failed == 1);
  CHECK_THROWS_AS(check_file("frozenlake_maps.csv", head + "1,0x1p+0,0,G\n"), IoError);
}

TEST_CASE("golden gymnasium: a first sine or cosine of Acrobot may be the next float, nothing else may") {
  const auto reset_to = [](const std::string& world, const std::string& range, const std::string& obs) {
    return check_file("reset_options.csv", join("env,seed,key1,value1,key2,value2,obs\n", world, ",0,low,",
                                                range, ",high,", range, ",", obs, "\n"));
  };
  CHECK(reset_to("Acrobot-v1", "0x0p+0", "0x1p+0 0x0p+0 0x1p+0 0x0p+0 0x0p+0 0x0p+0").passed == 1);
  CHECK(reset_to("Acrobot-v1", "0x0p+0", "0x1.fffffep-1 0x0p+0 0x1p+0 0x0p+0 0x0p+0 0x0p+0").passed == 1);
  CHECK(reset_to("Acrobot-v1", "0x0p+0", "0x1.fffffcp-1 0x0p+0 0x1p+0 0x0p+0 0x0p+0 0x0p+0").failed == 1);
  CHECK(reset_to("MountainCar-v0", "-0x1p-1", "-0x1p-1 0x0p+0").passed == 1);
  CHECK(reset_to("MountainCar-v0", "-0x1p-1", "-0x1.000002p-1 0x0p+0").failed == 1);
}

TEST_CASE("golden gymnasium: the name of a transitions file says which world and which setting") {
  const auto pendulum = [](const std::string& setting, const std::string& velocity) {
    return check_file(
        join("transitions/Pendulum", setting, ".csv"),
        join("action,theta,theta_dot,next_theta,next_theta_dot,obs_cos_theta,obs_sin_theta,"
             "obs_theta_dot,reward,terminated\n0x0p+0,0x0p+0,",
             velocity, ",", velocity, ",", velocity, ",0x1p+0,0x0p+0,", velocity, ",-0x0p+0,0\n"));
  };
  CHECK(pendulum("", "0x0p+0").passed == 1);  // upright and still, without torque
  CHECK(pendulum("_g9.81", "0x0p+0").passed == 1);
  CHECK(pendulum("", "0x1p+0").failed == 1);
  CHECK(pendulum("_l2", "0x0p+0").skips ==
        std::vector<std::string>{"transitions/Pendulum_l2: not built yet"});
  CHECK_THROWS_AS(pendulum("_gravity", "0x0p+0"), IoError);
}

TEST_CASE("golden gymnasium: malformed roll-outs are an IoError") {
  for (const std::string& rows :
       {step,           // no reset first
        reset + reset,  // numbered twice
        "x" + reset,    // no seed
        reset + "0,1,Q,1,1,1,1,1,0x1p+0,0,0\n", reset + "0,1,R,,1,1,1,1,0x1p+0,0,0\n",
        reset + "0,1,P,2,1,1,1,1,0x1p+0,0,0\n",  // no such action
        reset + "0,1,P,,1,1,1,1,0x1p+0,0,0\n", reset + "0,1,P,4294967297,1,1,1,1,0x1p+0,0,0\n",
        reset + "0,1,P,1,0.1,1,1,1,0x1p+0,0,0\n"}) {
    CAPTURE(rows);
    CHECK_THROWS_AS(check_rollout(rows), IoError);
  }
  CHECK_THROWS_AS(
      check_file("rollouts/CartPole-v1.csv",
                 "seed,row,event,action,x,reward,terminated,truncated\n0,0,R,,0x0p+0,0x0p+0,0,0\n"),
      IoError);
  CHECK_THROWS_AS(check_file("rollouts/CartPole-v1.csv", "seed,row\n0,0\n"), IoError);
}

TEST_CASE("golden gymnasium: malformed spaces and folders are an IoError") {
  for (const char* row :
       {"Discrete(0),0,0,0", "Discrete(,0,0,0", "Discrete,0,0,0", "Discrete(x),0,0,0", "Discrete(2;3),0,0,0",
        "Discrete(99999999999),0,0,0", "Discrete(2) mask=111,0,0,0", "Discrete(2) probability=.5 .6,0,0,0",
        "Discrete(2),0,1,0", "Discrete(2),-1,0,0", "Box(-1;1;(2)),0,0,0x0p+0",
        "Box(2;1;(2);float32),0,0,0x0p+0", "Box,0,0,0x0p+0", "Box(-1;1;(9 9 9 9 9);float32),0,0,0x0p+0",
        "Box(-1;1;(2000000000);float32),0,0,0x0p+0", "Discrete(3),0,0,y"}) {
    CAPTURE(row);
    CHECK_THROWS_AS(check_spaces(row), IoError);
  }
  CHECK_THROWS_AS(check_gymnasium("/nowhere/at/all"), IoError);
  CHECK_THROWS_AS(check_file("reset_options.csv",
                             "env,seed,key1,value1,key2,value2,obs\nCartPole-v1,0,width,0x1p+0,,,0x0p+0\n"),
                  IoError);
  const TemporaryFolder empty;
  CHECK_THROWS_AS(check_gymnasium(empty.path()), IoError);
}
