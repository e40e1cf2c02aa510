#include "minirl/envs/four_state_chain.hpp"

#include "envs/state_diagram.hpp"

namespace minirl {
namespace {

constexpr int states = 4, last = 3;

TransitionTable chain() {
  constexpr double ways[states][states] = {
      {0.7, 0.2, 0.0, 0.1}, {0.0, 0.0, 0.9, 0.1}, {0.0, 1.0, 0.0, 0.0}, {0.0, 0.0, 0.0, 1.0}};
  return {states, 1, [&](int s, int) {
            std::vector<Transition> outcomes;
            for (int next = 0; next < states; ++next) {
              if (ways[s][next] > 0) outcomes.push_back({ways[s][next], next, 0, next == last});
            }
            return outcomes;
          }};
}

}  // namespace

FourStateChain::FourStateChain() : TabularWorld(chain(), always_from(0, states)) {}

void FourStateChain::draw(Canvas& canvas) const {
  constexpr Point places[] = {{-1.6, -0.5}, {0, -0.5}, {1.6, -0.5}, {0, 0.85}};
  draw_diagram(canvas, *this, {.states = places});
}

}  // namespace minirl
