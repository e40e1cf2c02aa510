// Now a rule of your own. Nothing is given but the four numbers and two actions:
//     s = [position (m), velocity (m/s), angle (rad), angular velocity (rad/s)]     0 left, 1 right
// The pole must not lean more than 0.2094 rad, and the cart must not be further than 2.4 m from the middle.
// A rule that looks at the pole only lets the cart drift away sooner or later.
//
// Write a policy that reaches 5000 steps in each of ten episodes. When it fails, you see its last five steps.
#include "minirl/chapter.hpp"

using namespace minirl;

int own_rule(const Tensor& s) {
  // To bring a cart back that is too far right, the pole must first lean to the left, and for that the cart
  // must go right for a moment. So position and velocity enter with the same sign as the angle, but weigh
  // little.
  return s[2] + s[3] + 0.1f * s[0] + 0.2f * s[1] > 0 ? 1 : 0;
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

struct Game {
  int steps = 0;
  std::string end;  // what went wrong, and the last five steps
};

std::string numbers(const Tensor& s) {
  std::string text;
  for (const Scalar number : s) text += " " + fixed(number, 3);
  return text;
}

std::string what_went_wrong(double position) {
  if (position > 2.4) return "the cart left the track: does the rule look at position and velocity?";
  if (position > 0.5)
    return "the pole fell while the cart ran off: try the other signs for position and velocity";
  return "the pole fell: does the rule look at angle and angular velocity?";
}

Game play(std::uint64_t seed) {
  TimeLimit env(CartPole{}, 5000);
  Game game;
  std::vector<std::string> tape;
  Tensor s = env.reset(seed);
  for (bool done = false; !done; ++game.steps) {
    const int a = own_rule(s);
    tape.push_back(join("\n  step ", game.steps + 1, ": s =", numbers(s), ", action ", a));
    if (tape.size() > 5) tape.erase(tape.begin());
    const Step<Tensor> step = env.step(a);
    done = step.done();
    s = step.observation;
  }
  game.end = what_went_wrong(std::abs(s[0]));
  for (const std::string& line : tape) game.end += line;
  game.end += "\n  the end:  s =" + numbers(s);
  return game;
}

TEST_CASE("1.7: ten episodes of 5000 steps") {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Game game = play(seed);
    REQUIRE_MESSAGE(game.steps == 5000, "seed ", seed, " ends after ", game.steps, " steps; ", game.end);
  }
}
