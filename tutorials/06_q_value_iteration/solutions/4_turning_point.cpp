// Predict, then tune: the discount turns the policy.
//
// Take 5 now, and it ends. Or wait: two steps that earn nothing, then a third that earns 8:
//
//   now: 5        later: 0 + gamma * (0 + gamma * 8)
//
// At gamma = 1 waiting is better, at gamma = 0 it is not. In between there is a discount where both are
// worth the same: find it on paper. In the notebook's process the question is whether to pay 50 for a way to
// the state that earns 32 and more. It is the same question, with chance in it: there, turn the knob. The
// best policy is [0 0 1] at 0.9 and [0 2 1] at 0.95; the lesson has a picture.
#include "minirl/chapter.hpp"

using namespace minirl;

// The discount at which 5 now and 8 two steps later are worth the same.
const auto turning_point = [] { return std::sqrt(5.0 / 8); };  // gamma * gamma * 8 = 5

// A discount below 0.95 at which the notebook's process has the policy [0 2 1].
const auto discount_for_the_fire = [] { return 0.948; };  // it turns at 0.9476

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// States 0, 1, 2: now (action 0) or later (action 1), then two steps more.
TransitionTable now_or_later() {
  return {3, 2, [](int s, int a) -> std::vector<Transition> {
            if (s == 0 && a == 0) return {{1, 0, 5, true}};
            if (a == 0) return {};
            if (s == 2) return {{1, 0, 8, true}};
            return {{1, s + 1, 0, false}};
          }};
}

int best_at(double gamma) {
  return q_value_iteration(now_or_later(), {.gamma = std::clamp(gamma, 0.0, 1.0)}).values.best_action(0);
}

TEST_CASE("6.4: now or later") {
  const double said = turning_point();
  const char* known = said == doctest::Approx(0.625) ? ": 8 comes two steps later, so it counts gamma * gamma"
                      : said == doctest::Approx(std::cbrt(0.625))
                          ? ": the 5 comes at once; the 8 two steps later, not three"
                          : "";
  const bool below = best_at(said - 0.002) == 0, above = best_at(said + 0.002) == 1;
  CHECK_MESSAGE(below, join("you said ", said, ", but just below it waiting is best already", known));
  CHECK_MESSAGE(above, join("you said ", said, ", but just above it 5 now is still best", known));
}

TEST_CASE("6.4: through the fire") {
  const double gamma = discount_for_the_fire();
  CHECK_MESSAGE(gamma < 0.95, "you said ", gamma, ", expected a discount below 0.95");
  const ThreeStateProcess process;
  const QTable q = q_value_iteration(process.table(), {.gamma = std::clamp(gamma, 0.0, 0.95)}).values;
  INFO(join("at ", gamma, " staying is worth ", q(1, 0), " and the fire ", q(1, 2),
            "; the less the future is discounted, the better the fire looks"));
  CHECK(q.best_action(1) == 2);
}
