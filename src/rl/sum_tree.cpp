#include "minirl/rl/sum_tree.hpp"

#include <bit>
#include <cmath>

#include "minirl/core/errors.hpp"

namespace minirl {

SumTree::SumTree(int leaves) : leaves_(leaves) {
  if (leaves < 1) throw ConfigError(join("sum tree: ", leaves, " leaves, at least 1 is needed"));
  nodes_.resize(2 * std::bit_ceil(static_cast<std::size_t>(leaves)));
}

void SumTree::check(int leaf) const {
  if (leaf >= 0 && leaf < leaves_) return;
  throw ConfigError(join("sum tree: there is no leaf ", leaf, " among ", leaves_));
}

// Sums are made anew on the way up, so that rounding does not add up over millions of changes.
void SumTree::set(int leaf, double value) {
  check(leaf);
  if (!(value >= 0) || std::isinf(value))
    throw ConfigError(join("sum tree: leaf ", leaf, " cannot be ", value, "; it must be finite, 0 or more"));
  std::size_t node = nodes_.size() / 2 + static_cast<std::size_t>(leaf);
  nodes_[node] = value;
  for (node /= 2; node > 0; node /= 2) nodes_[node] = nodes_[2 * node] + nodes_[2 * node + 1];
}

double SumTree::operator[](int leaf) const {
  check(leaf);
  return nodes_[nodes_.size() / 2 + static_cast<std::size_t>(leaf)];
}

int SumTree::find(double mass) const {
  if (!(total() > 0)) throw StateError("sum tree: all numbers are 0, none can be drawn");
  std::size_t node = 1;
  while (node < nodes_.size() / 2) {
    const double left = nodes_[2 * node], right = nodes_[2 * node + 1];
    const bool go_right = left == 0 || (mass >= left && right > 0);
    if (go_right) mass -= left;
    node = 2 * node + (go_right ? 1 : 0);
  }
  return static_cast<int>(node - nodes_.size() / 2);
}

void SumTree::archive(Archive& a) {
  const std::size_t size = nodes_.size();
  a("nodes", nodes_);
  if (nodes_.size() == size) return;
  throw IoError(join(a.source(), ": a sum tree of ", nodes_.size() / 2, " leaves does not fit, ", size / 2,
                     " are needed"));
}

}  // namespace minirl
