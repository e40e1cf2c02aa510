// rejected: count the steps, not the cells
#include "minirl/chapter.hpp"

using namespace minirl;

enum Way { edge, away };

const auto along_the_edge = [] { return -14.0; };
const auto along_the_wall = [] { return -18.0; };
const auto q_learning_takes = [] { return edge; };
const auto sarsa_takes = [] { return away; };
const auto sarsa_without_slips_takes = [] { return edge; };
