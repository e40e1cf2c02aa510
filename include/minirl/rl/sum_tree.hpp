// SumTree: numbers that can be drawn in proportion to their size, in a time that grows with the logarithm of
// their count. Schaul et al. 2016, "Prioritized experience replay", appendix B.2.1.
//
//                 10                 each node is the sum of the two below it; find(5.5) goes to the right,
//            4         6             since 5.5 is past the 4, and looks there for 1.5
//          3   1     2   4           the leaves: the numbers themselves
#pragma once
#include <vector>

#include "minirl/core/archive.hpp"

namespace minirl {

class SumTree {
 public:
  /// `leaves` numbers, all 0. Throws ConfigError unless there is at least one.
  explicit SumTree(int leaves);

  /// Throws ConfigError for a leaf that does not exist or a value that is negative or not finite.
  void set(int leaf, double value);
  double operator[](int leaf) const;
  double total() const { return nodes_[1]; }
  int leaves() const { return leaves_; }

  /// The leaf at which the running sum of all leaves passes `mass`, from 0 to total. Never one that is 0.
  /// Throws StateError if all are.
  int find(double mass) const;

  /// Throws IoError if the archive holds another number of leaves.
  void archive(Archive& a);

 private:
  void check(int leaf) const;

  int leaves_;
  std::vector<double> nodes_;  // node 1 is the root, below node i stand 2i and 2i + 1, the leaves come last
};

}  // namespace minirl
