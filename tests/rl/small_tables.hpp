// Worlds that can be solved on paper.
#pragma once
#include "minirl/envs/transition_table.hpp"

namespace minirl {

/// Two states. In 0, action 0 stays (+1), action 1 goes to 1 (0). In 1, action 0 stays (+2); action 1 ends
/// the task with a half (+10) and else goes back to 0 (0). With gamma 0.5:
///   always 0:         V = (2, 4)
///   the best, 1 in both: V(1) = 5 + V(0) / 4,  V(0) = V(1) / 2   so V = (20 / 7, 40 / 7)
inline TransitionTable two_states() {
  return {2, 2, [](int s, int a) -> std::vector<Transition> {
            if (s == 0 && a == 0) return {{1, 0, 1, false}};
            if (s == 0) return {{1, 1, 0, false}};
            if (a == 0) return {{1, 1, 2, false}};
            return {{0.5, 1, 10, true}, {0.5, 0, 0, false}};
          }};
}

}  // namespace minirl
