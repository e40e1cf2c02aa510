// rejected: it looks as if all episodes were one
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<double> my_weights(const Rewards& rewards, double gamma) {
  std::vector<double> all;
  for (const std::vector<double>& r : rewards) all.insert(all.end(), r.begin(), r.end());
  double mean = 0;
  for (std::size_t t = all.size(); t-- > 1;) all[t - 1] += gamma * all[t];
  for (const double r : all) mean += r / static_cast<double>(all.size());
  for (double& r : all) r -= mean;
  return all;
}
Var my_loss(Var log_p, Tensor weights) { return -mean(log_p * weights); }
