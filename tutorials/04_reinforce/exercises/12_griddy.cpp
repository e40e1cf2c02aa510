// Tune: Griddy in 6000 steps.
//
// Griddy is a walk to the corner of a 4 x 4 grid. Each step costs 1, so the return is minus the number of
// steps: -3.2 on average at best, about -49 by chance. All returns are negative: without a baseline every
// action is made less likely, the good ones too, and luck decides. Choose
//
//   baseline        Baseline::none, Baseline::mean or Baseline::time_step: the mean at the same step
//   learning_rate   Adam's, constant
//
// so that after 6000 steps three seeds walk at most 3.5 steps on average, actions drawn. For example
// return Choice{Baseline::none, 0.001}; which does not do. In full: ./minirl run 4.6
#include "minirl/chapter.hpp"

using namespace minirl;

struct Choice {
  Baseline baseline;
  double learning_rate;
};

const auto choice = [] { return todo<Choice>("4.12"); };

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

double mean_return(const Choice& c, std::uint64_t seed) {
  const auto env = make_discrete("Griddy");
  ReinforceSetup setup{.hidden = 32, .steps = 6000};
  setup.agent = {.gamma = 1, .baseline = c.baseline, .learning_rate = c.learning_rate};
  Reinforce agent = make_reinforce(setup, *env, seed);
  train(*env, agent, {.steps = setup.steps, .seed = seed});
  return evaluate(*env, [&](const Tensor& s) { return agent.act(s); }, {.seed = seed}).mean;
}

TEST_CASE("4.12: on the seeds 0, 4 and 5 a walk takes at most 3.5 steps") {
  const Choice c = choice();
  const char* known = c.baseline == Baseline::none ? "without a baseline luck decides"
                      : c.learning_rate < 0.015
                          ? "too small a rate: it has hardly begun"
                          : "too large a rate: it is sure of itself before it has seen much";
  for (const std::uint64_t seed : {0, 4, 5}) {
    const double mean = mean_return(c, seed);
    INFO(join("seed ", seed, ": the mean return is ", mean, ", expected at least -3.5; ", known));
    CHECK(mean >= -3.5);
  }
}
