#include "minirl/envs/card.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/envs/registry.hpp"

namespace minirl {
namespace {

constexpr EnvCard cart_pole{
    .world = "CartPole",
    .observation =
        "position (m), velocity (m/s), angle (rad, right of upright is positive), angular velocity (rad/s)",
    .actions = "0 push left, 1 push right, with 10 N",
    .reward = "1 for each step, the last one included",
    .end = "the cart is more than 2.4 m off the middle, or the pole more than 12 degrees off upright",
    .start = "each of the four numbers uniform in -0.05 to 0.05",
};

constexpr EnvCard mountain_car{
    .world = "MountainCar",
    .observation = "position (-1.2 to 0.6), velocity for each step (at most 0.07)",
    .actions = "0 push left, 1 coast, 2 push right",
    .reward = "-1 for each step",
    .end = "the flag is reached, position 0.5",
    .start = "at rest, position uniform in -0.6 to -0.4",
};

constexpr EnvCard mountain_car_continuous{
    .world = "MountainCarContinuous",
    .observation = "position (-1.2 to 0.6), velocity for each step (at most 0.07)",
    .actions = "the engine's share, -1 full to the left, 1 full to the right",
    .reward = "-0.1 a^2 for each step with action a, and 100 at the flag",
    .end = "the flag is reached, position 0.45",
    .start = "at rest, position uniform in -0.6 to -0.4",
};

constexpr EnvCard pendulum{
    .world = "Pendulum",
    .observation = "cosine and sine of the angle from upright, angular velocity (rad/s, at most 8)",
    .actions = "the motor's torque in N m, -2 to 2; more is clipped",
    .reward = "-(angle^2 + 0.1 velocity^2 + 0.001 torque^2), the angle in -pi to pi: 0 at best",
    .end = "never; only the limit cuts it off",
    .start = "any angle, velocity uniform in -1 to 1",
};

constexpr EnvCard acrobot{
    .world = "Acrobot",
    .observation =
        "cosine and sine of the first link's angle from hanging, of the second's from the first's line, both "
        "angular velocities (rad/s)",
    .actions = "torque at the joint between the links: 0 -1 N m, 1 none, 2 +1 N m",
    .reward = "-1 for each step, 0 for the last",
    .end = "the tip is more than one link's length above the bar",
    .start = "each of the four numbers uniform in -0.1 to 0.1",
};

constexpr EnvCard lunar_lander{
    .world = "LunarLander",
    .observation =
        "place across and above the pad, both velocities, angle, angular velocity, whether the right and the "
        "left leg touch (0 or 1)",
    .actions = "0 nothing, 1 push to the left, 2 main engine, 3 push to the right",
    .reward =
        "for coming nearer, slower and upright, 10 for each leg on the ground; fuel costs 0.3 a step (main) "
        "and 0.03 (side); -100 for a crash, 100 for coming to rest",
    .end = "the lander's body touches the ground, it leaves the picture sideways, or it lies still",
    .start = "above the middle with a push of random size and direction; the ground is new each time",
};

constexpr EnvCard lunar_lander_continuous{
    .world = "LunarLanderContinuous",
    .observation = lunar_lander.observation,
    .actions =
        "main engine (off up to 0, then 50 to 100 %), push to a side (left below -0.5, right above 0.5)",
    .reward = lunar_lander.reward,
    .end = lunar_lander.end,
    .start = lunar_lander.start,
};

constexpr EnvCard frozen_lake{
    .world = "FrozenLake",
    .observation = "the tile, counted row by row from 0",
    .actions =
        "0 left, 1 down, 2 right, 3 up; the ice is slippery: one time in three it goes there, else to one of "
        "the two sides",
    .reward = "1 on the goal, else 0",
    .end = "a hole or the goal",
    .start = "the top left tile",
};

constexpr EnvCard cliff_walking{
    .world = "CliffWalking",
    .observation = "the cell of the 4 x 12 grid, counted row by row from 0",
    .actions = "0 up, 1 right, 2 down, 3 left",
    .reward = "-1 for each step, -100 for one over the cliff, which also puts the walker back to the start",
    .end = "the goal, bottom right",
    .start = "bottom left, cell 36",
};

constexpr EnvCard slippery_cliff_walking{
    .world = "CliffWalkingSlippery",
    .observation = cliff_walking.observation,
    .actions = "0 up, 1 right, 2 down, 3 left; one time in three it goes there, else to one of the two sides",
    .reward = cliff_walking.reward,
    .end = cliff_walking.end,
    .start = cliff_walking.start,
};

constexpr EnvCard taxi{
    .world = "Taxi",
    .observation = "one of 500 scenes: ((row * 5 + column) * 5 + passenger) * 4 + destination",
    .actions = "0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop off",
    .reward =
        "-1 for each step, -10 for a pick-up or drop-off where that is impossible, 20 for the right drop-off",
    .end = "the passenger is at the destination",
    .start = "taxi, passenger and destination by chance; the passenger is not there yet",
};

constexpr EnvCard blackjack{
    .world = "Blackjack",
    .observation = "(player's sum * 11 + dealer's card) * 2 + whether an ace counts 11",
    .actions = "0 stick, 1 hit",
    .reward = "1 for a win, 0 for a draw, -1 for a loss",
    .end = "the player sticks or goes over 21",
    .start = "two cards each from an endless deck",
};

constexpr EnvCard griddy{
    .world = "Griddy",
    .observation = "4 rows, 4 columns, 3 planes of 0 and 1: goal, wall, agent",
    .actions = "0 left, 1 right, 2 up, 3 down",
    .reward = "-1 for each step",
    .end = "the goal, bottom right",
    .start = "any other cell, all alike",
};

constexpr EnvCard submarine{
    .world = "Submarine",
    .observation =
        "whether there is rock to the north, east, south and west (0 or 1): two of the five cells look the "
        "same",
    .actions = "0 north, 1 east, 2 south, 3 west",
    .reward = "1 for the treasure, -1 for coral, else 0",
    .end = "treasure or coral",
    .start = "any of the five cells in the upper row, all alike",
};

constexpr EnvCard four_state_chain{
    .world = "FourStateChain",
    .observation = "the state, 0 to 3",
    .actions = "0, the only one: chance decides",
    .reward = "always 0",
    .end = "state 3",
    .start = "state 0",
};

constexpr EnvCard three_state_process{
    .world = "ThreeStateProcess",
    .observation = "the state, 0 to 2",
    .actions = "0, 1, 2; in state 1 only 0 and 2, in state 2 only 1",
    .reward =
        "10 if action 0 leads back to state 0, -50 for the way from 1 to 2, 40 for the way from 2 back to 0, "
        "else 0",
    .end = "never; only the limit cuts it off",
    .start = "state 0",
};

constexpr EnvCard notebook_cart_pole{
    .world = "NotebookCartPole",
    .observation = cart_pole.observation,
    .actions = cart_pole.actions,
    .reward = cart_pole.reward,
    .end = cart_pole.end,
    .start = "each of the four numbers uniform in -0.05 to 0.05, from the old gym's random numbers",
};

struct Row {
  std::string_view id;
  const EnvCard& card;
};

constexpr Row cards[] = {
    {"CartPole-v0", cart_pole},
    {"CartPole-v1", cart_pole},
    {"MountainCar-v0", mountain_car},
    {"MountainCarContinuous-v0", mountain_car_continuous},
    {"Pendulum-v1", pendulum},
    {"Acrobot-v1", acrobot},
    {"LunarLander-v3", lunar_lander},
    {"LunarLanderContinuous-v3", lunar_lander_continuous},
    {"FrozenLake-v1", frozen_lake},
    {"FrozenLake8x8-v1", frozen_lake},
    {"CliffWalking-v1", cliff_walking},
    {"CliffWalkingSlippery-v1", slippery_cliff_walking},
    {"Taxi-v4", taxi},
    {"Blackjack-v1", blackjack},
    {"Griddy", griddy},
    {"Submarine", submarine},
    {"FourStateChain", four_state_chain},
    {"ThreeStateProcess", three_state_process},
    {"NotebookCartPole-2000", notebook_cart_pole},
    {"NotebookCartPole-5000", notebook_cart_pole},
};

}  // namespace

const EnvCard& env_card(std::string_view id) {
  for (const Row& row : cards) {
    if (row.id == id) return row.card;
  }
  throw ConfigError(join("env_card: there is no card for ", env_spec(id).id, " yet"));
}

}  // namespace minirl
