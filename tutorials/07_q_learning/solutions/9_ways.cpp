// Predict: the edge or the wall?
//
//     row 0   . . . . . . . . . . . .      12 columns. Each step costs 1, a step over the cliff
//     row 1   . . . . . . . . . . . .      costs 100 and puts you back to S. G ends the task.
//     row 2   . . . . . . . . . . . .
//     row 3   S c c c c c c c c c c G      one step in ten is by chance, in any direction
//
// The shortest way runs along the edge, in row 2. The safest runs along the wall, in row 0. Q-learning's
// target takes the best action of the next state; Sarsa's the one that is really chosen, slips included.
//
// Reckon before you run anything: what does each way cost, and who takes which? See ./minirl run 7.3
#include "minirl/chapter.hpp"

using namespace minirl;

enum Way { edge, away };

// The returns of the two ways, if nobody slips.
const auto along_the_edge = [] { return -13.0; };  // 1 up, 11 to the right, 1 down
const auto along_the_wall = [] { return -17.0; };  // 3 up, 11 to the right, 3 down

// What the best actions are in the end: `edge` or `away`, a way further from the cliff.
const auto q_learning_takes = [] { return edge; };
const auto sarsa_takes = [] { return away; };  // its targets contain the falls

// And Sarsa, if epsilon is 0 from the start, so that nobody ever slips? (What it has not tried it holds for
// worth 0, better than anything there is: so it tries everything.)
const auto sarsa_without_slips_takes = [] { return edge; };  // no falls, nothing to be careful about

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// The way that an agent has learned: its expected return says which.
Way learned_way(TdRule rule, double epsilon) {
  const auto env = make_tabular("CliffWalking-v1");
  TdSetup setup = td_preset("CliffWalking-v1", "minirl");
  setup.agent.rule = rule, setup.agent.learning_rate = 0.1;
  setup.agent.epsilon_from = setup.agent.epsilon_to = epsilon;
  TdControl agent = make_td_control(setup, *env, 0);
  train(*env, agent, {.steps = 100'000});
  const TabularWorld& world = *world_in(*env);
  return expected_return(world.table(), world.start_distribution(), agent.policy()) == -13 ? edge : away;
}

TEST_CASE("7.9: what the ways cost") {
  const double near = along_the_edge(), far = along_the_wall();
  const bool counts_cells = near == -14 || far == -18;
  const char* known = near > 0 || far > 0         ? ": a step costs 1, so returns are negative"
                      : counts_cells              ? ": count the steps, not the cells"
                      : near == -12 || far == -16 ? ": the step onto the goal costs 1 too"
                                                  : ": count the steps up, to the right and down";
  CHECK_MESSAGE(near == -13, join("along the edge you said ", near, known));
  CHECK_MESSAGE(far == -17, join("along the wall you said ", far, known));
}

TEST_CASE("7.9: who takes which") {
  const bool q_learning = q_learning_takes() == learned_way(TdRule::q_learning, 0.1);
  CHECK_MESSAGE(q_learning,
                "Q-learning: its target knows no slips, it takes the way that would be best without them");
  const bool sarsa = sarsa_takes() == learned_way(TdRule::sarsa, 0.1);
  CHECK_MESSAGE(sarsa, "Sarsa: beside the edge one step in forty costs 100, and its targets contain that");
  const bool careful = sarsa_without_slips_takes() == learned_way(TdRule::sarsa, 0);
  CHECK_MESSAGE(careful,
                "Sarsa without slips: what is really chosen is then the best, as in Q-learning's target");
}
