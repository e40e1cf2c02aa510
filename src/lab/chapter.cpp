#include "minirl/agents/dqn.hpp"
#include "minirl/agents/reinforce.hpp"
#include "minirl/agents/td_control.hpp"
#include "minirl/envs/registry.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/train.hpp"

namespace minirl {

// What chapter.hpp declares as compiled here.
template TrainResult train(DiscreteEnv&, Reinforce&, const TrainConfig&);
template TrainResult train(DiscreteEnv&, Dqn&, const TrainConfig&);
template TrainResult train(TabularEnv&, TdControl&, const TrainConfig&);
template Evaluation greedy_evaluation(DiscreteEnv&, const Reinforce&, const EvaluateConfig&);
template Evaluation greedy_evaluation(DiscreteEnv&, const Dqn&, const EvaluateConfig&);

}  // namespace minirl
