#include "minirl/envs/three_state_process.hpp"

#include "envs/state_diagram.hpp"

namespace minirl {
namespace {

constexpr int states = 3;

std::vector<Transition> outcomes(int s, int a) {
  switch (s * ThreeStateProcess::actions + a) {
    case 0:
      return {{0.7, 0, 10, false}, {0.3, 1, 0, false}};
    case 1:
      return {{1.0, 0, 0, false}};
    case 2:
      return {{0.8, 0, 0, false}, {0.2, 1, 0, false}};
    case 3:
      return {{1.0, 1, 0, false}};
    case 5:
      return {{1.0, 2, -50, false}};
    case 7:
      return {{0.8, 0, 40, false}, {0.1, 1, 0, false}, {0.1, 2, 0, false}};
    default:
      return {};  // not possible
  }
}

}  // namespace

ThreeStateProcess::ThreeStateProcess() : TabularWorld({states, actions, outcomes}, always_from(0, states)) {}

std::array<bool, ThreeStateProcess::actions> ThreeStateProcess::action_mask() const {
  std::array<bool, actions> mask{};
  for (const int a : table().possible_actions(state())) mask[static_cast<std::size_t>(a)] = true;
  return mask;
}

void ThreeStateProcess::draw(Canvas& canvas) const {
  constexpr Point places[] = {{-2, 0.2}, {0.4, 0.2}, {2.4, 0.2}};
  constexpr Point dots[] = {{-0.42, 0.2}, {-2.6, 1.3},  {-1.4, 1.5},  //
                            {0.1, 1.45},  {},           {1.4, 1.0},   //
                            {},           {1.6, -1.45}, {}};
  draw_diagram(canvas, *this, {.states = places, .actions = dots});
}

}  // namespace minirl
