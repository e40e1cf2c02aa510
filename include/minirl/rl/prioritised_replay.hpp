// PrioritisedReplay: a replay memory that shows more often what the agent was more wrong about. Schaul et al.
// 2016, "Prioritized experience replay", the proportional variant, algorithm 1.
//
//   p_i  = |delta_i| + epsilon        delta: the error when step i was last learnt from              (1)
//   P(i) = p_i^alpha / sum_j p_j^alpha                  how often it is drawn                        (2)
//   w_i  = (N P(i))^-beta / max_j w_j                   makes up for that in the loss                (3)
//
// A new step gets the largest priority so far, so that everything is seen once. A batch cuts the sum of all
// priorities into equal ranges and draws one step from each. Differs from the paper: nothing but the maximum
// of (3), which is taken over the batch, as its algorithm leaves open.
#pragma once
#include <vector>

#include "minirl/rl/replay.hpp"
#include "minirl/rl/sum_tree.hpp"

namespace minirl {

struct PriorityConfig {
  double alpha = 0.6;     // 0: all alike; 1: in proportion to the error; Schaul et al. 2016, table 3
  double epsilon = 1e-6;  // added to each error, so that none is never seen again; ours, the paper names none
};

class PrioritisedReplay {
 public:
  /// Throws ConfigError unless capacity and epsilon are positive and alpha is not negative.
  explicit PrioritisedReplay(int capacity, const PriorityConfig& config = {});

  /// As Replay::add.
  int add(const Tensor& observation, int action, const Step<Tensor>& step);

  /// Transitions by equation (2), with the weights of equation (3). Throws StateError if there are none yet.
  void sample(Transitions& batch, const SampleConfig& config, double beta, Rng& rng) const;

  /// New errors of the steps at these positions, equation (1). Throws ShapeError unless there is one for
  /// each.
  void update(const Indices& positions, const std::vector<double>& errors);

  /// P(i) of equation (2).
  double probability(int position) const { return tree_[position] / tree_.total(); }
  const Replay& steps() const { return steps_; }
  int size() const { return steps_.size(); }
  int capacity() const { return steps_.capacity(); }
  void archive(Archive& a) { a("steps", steps_), a("tree", tree_), a("largest", largest_); }

 private:
  Replay steps_;
  PriorityConfig config_;
  SumTree tree_;        // p_i^alpha
  double largest_ = 1;  // p_i^alpha of a new step
};

}  // namespace minirl
