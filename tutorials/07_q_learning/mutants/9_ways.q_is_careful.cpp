// rejected: Q-learning: its target knows no slips
#include "minirl/chapter.hpp"

using namespace minirl;

enum Way { edge, away };

const auto along_the_edge = [] { return -13.0; };
const auto along_the_wall = [] { return -17.0; };
const auto q_learning_takes = [] { return away; };
const auto sarsa_takes = [] { return away; };
const auto sarsa_without_slips_takes = [] { return edge; };
